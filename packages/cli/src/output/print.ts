/** A line for people. */
export function say(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** A line about what is going on, beside the answer. */
export function note(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** An answer for a script. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** Columns padded to their widest cell; columns of numbers stand right. */
export function printTable(header: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = header.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const isNumeric = header.map((_, column) =>
    rows.every((row) => /^[\d\s.,%+–-]*$/.test(row[column] ?? '')),
  );
  function line(cells: readonly string[]): string {
    const padded = cells.map((cell, column) =>
      pad(cell, widths[column] ?? 0, isNumeric[column] === true),
    );
    return padded.join('  ').trimEnd();
  }
  say(line(header));
  say(widths.map((width) => '-'.repeat(width)).join('  '));
  for (const row of rows) say(line(row));
}

function pad(cell: string, width: number, isRight: boolean): string {
  return isRight ? cell.padStart(width) : cell.padEnd(width);
}

export function percent(share: number, digits = 1): string {
  return `${(share * 100).toFixed(digits)} %`;
}
