import { AppError } from '@earshot/core';

/**
 * The header's names, trimmed; unnamed columns become `column_3`. Throws `AppError('invalid-input')` when there is no
 * header, when it names a column twice, or when it has too many columns.
 */
export function checkHeader(
  fileName: string,
  fields: readonly string[] | undefined,
  maxColumns: number,
): string[] {
  if (fields === undefined) {
    throw new AppError('invalid-input', `${fileName} is empty.`, {
      remedy: 'Give a file with a header row and data.',
    });
  }
  if (fields.length > maxColumns) {
    throw new AppError(
      'too-large',
      `${fileName} has ${fields.length} columns; ${maxColumns} are allowed.`,
    );
  }
  const columns = fields.map((field, i) => field.trim() || `column_${i + 1}`);
  if (!looksLikeHeader(columns)) {
    throw new AppError(
      'invalid-input',
      `${fileName} has no header: its first row looks like data.`,
      {
        remedy: 'Put a first row with a short name for each column.',
      },
    );
  }
  refuseDuplicates(fileName, columns);
  return columns;
}

/** Names are short and mostly not numbers or dates. */
function looksLikeHeader(columns: readonly string[]): boolean {
  if (columns.some((name) => name.length > 200)) return false;
  return columns.filter((name) => /^[-+]?[\d.,:/ -]+$/u.test(name)).length * 2 < columns.length;
}

function refuseDuplicates(fileName: string, columns: readonly string[]): void {
  const twice = columns.find((name, i) => columns.indexOf(name) !== i);
  if (twice === undefined) return;
  const places = columns.flatMap((name, i) => (name === twice ? [i + 1] : []));
  throw new AppError(
    'invalid-input',
    `${fileName} has the column "${twice}" more than once (columns ${places.join(', ')}).`,
    {
      remedy: 'Rename one of them.',
    },
  );
}
