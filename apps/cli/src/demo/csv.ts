/** Rows of a comma-separated text with a heading line, by column name. Our own files hold no quoted fields. */
export function readCsv(text: string): readonly Readonly<Record<string, string>>[] {
  const [heading = '', ...lines] = text.trim().split(/\r?\n/);
  const names = heading.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    if (cells.length !== names.length) throw new Error(`expected ${names.length} columns: ${line}`);
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
  });
}
