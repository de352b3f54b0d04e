/** Beginnings that a spreadsheet takes for a formula, in half and full width. */
const formula = /^[\s\uFEFF]*[=+\-@＝＋－＠\t\r]/;

/** What tells a spreadsheet that a file is UTF-8. */
export const byteOrderMark = '\uFEFF';

/** One line of RFC 4180. A cell that would be taken for a formula begins with an apostrophe instead. */
export const csvLine = (cells: readonly (string | number | null)[]): string => `${cells.map(cell).join(',')}\r\n`;

function cell(value: string | number | null): string {
  const text = String(value ?? '');
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
