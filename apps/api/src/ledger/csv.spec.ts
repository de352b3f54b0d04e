import { csvLine } from './csv';

describe('a line of a spreadsheet', () => {
  it('quotes what holds commas, quotes or line breaks, as RFC 4180 has it', () => {
    expect(csvLine(['a', 'b,c', 'say "yes"', 'two\nlines', null, 3])).toBe('a,"b,c","say ""yes""","two\nlines",,3\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '  =1', '＝1+1', '＠x'])('calculates nothing: %j', (text) => {
    expect(csvLine([text]).replace(/^"/, '')).toMatch(/^'/);
  });

  it('leaves everything else as it is', () => {
    expect(csvLine(['2026-02-10T01:00:00.000Z', '责任书', 'a=b'])).toBe('2026-02-10T01:00:00.000Z,责任书,a=b\r\n');
  });
});
