/** Light colours stand inline on every element; each class turns into its dark colour in `darkStyles`. */
export const colour = {
  page: '#f3f4f7',
  card: '#ffffff',
  text: '#15181d',
  muted: '#59616e',
  line: '#e2e5ea',
  link: '#1d5bbf',
  note: '#fff8e6',
};

/** Tones of a trend label: background and text, each ≥ 4.5:1. */
export const tone = {
  rising: { background: '#fdecea', text: '#a3231a', className: 'rising' },
  falling: { background: '#e6f5ed', text: '#0b6440', className: 'falling' },
  steady: { background: '#edeff3', text: '#49515e', className: 'steady' },
  'too-little-data': { background: '#edeff3', text: '#49515e', className: 'steady' },
} as const;

const darkRules = [
  ['page', 'background-color:#0f1216'],
  ['card', 'background-color:#191d23'],
  ['text', 'color:#eceff3'],
  ['muted', 'color:#a5aebb'],
  ['line', 'border-color:#2f3641'],
  ['link', 'color:#8fb8ff'],
  ['note', 'background-color:#2a2415'],
  ['rising', 'background-color:#43201d;color:#ffaaa0'],
  ['falling', 'background-color:#173524;color:#86e0ae'],
  ['steady', 'background-color:#2a303a;color:#c5ccd6'],
] as const;

/** Dark colours for readers that honour the media query, and for Outlook's own dark mode. */
export function darkStyles(): string {
  const media = darkRules.map(([name, rule]) => `.${name}{${important(rule)}}`).join('');
  const outlook = darkRules
    .map(([name, rule]) => `[data-ogsc] .${name}{${important(rule)}}`)
    .join('');
  return `@media (prefers-color-scheme:dark){${media}}${outlook}`;
}

function important(rule: string): string {
  return rule
    .split(';')
    .map((declaration) => `${declaration} !important`)
    .join(';');
}
