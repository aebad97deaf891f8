/** HTML that is safe to put into a page as it stands. Only the `html` tag makes it. */
export type Markup = { readonly markup: string };

type Value = Markup | string | number | null | false | readonly Markup[];

/**
 * A template whose values are escaped, unless they are markup already. `null` and `false` leave nothing, and neither
 * does the source's indentation.
 */
export function html(parts: TemplateStringsArray, ...values: Value[]): Markup {
  const body = parts.map(
    (part, index) => part.replace(/\n\s+/g, '\n') + renderValue(values[index] ?? null),
  );
  return { markup: body.join('') };
}

/** Text for HTML content and for attribute values in double or single quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function renderValue(value: Value): string {
  if (value === null || value === false) return '';
  if (Array.isArray(value)) return value.map(renderValue).join('');
  if (typeof value === 'object') return (value as Markup).markup;
  return escapeHtml(String(value));
}
