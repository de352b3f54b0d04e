import { readCsv } from './csv';

describe('a list that the year is played from', () => {
  it('gives every line by the names of the heading', () => {
    expect(readCsv('no,kind\r\n1,signLetter\n2,\n')).toEqual([
      { no: '1', kind: 'signLetter' },
      { no: '2', kind: '' },
    ]);
  });

  it('refuses a line that has lost a column', () => {
    expect(() => readCsv('no,kind\n1')).toThrow('expected 2 columns: 1');
  });
});
