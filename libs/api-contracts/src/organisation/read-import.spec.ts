import { readJson } from '../json/json-text';
import { importErrorLine, readImport, toOrganisation, type ImportError } from './read-import';

const aFile = (change: (text: string) => string = (text) => text): string =>
  change(`{
  "organisation": { "code": "demo", "nameZh": "示例", "nameEn": "Example" },
  "units": [{ "code": "D01", "nameZh": "办公室", "nameEn": "Office", "kind": "division" }],
  "posts": [
    { "code": "H01", "unit": "D01", "kind": "head", "titleZh": "主任", "titleEn": "Head" },
    { "code": "S01", "unit": "D01", "kind": "staff", "titleZh": "干部", "titleEn": "Staff" }
  ],
  "persons": [{ "code": "P-H01", "name": "乙一" }, { "code": "P-S01", "name": "丙一" }],
  "appointments": [
    { "person": "P-H01", "post": "H01", "from": "2025-12-01" },
    { "person": "P-S01", "post": "S01", "from": "2025-12-01" }
  ],
  "bodies": [
    { "code": "group", "kind": "committee", "nameZh": "委员会", "nameEn": "Committee", "from": "2026-01-04", "members": [] },
    { "code": "Z01", "nameZh": "支部", "nameEn": "Branch", "parent": "group", "from": "2026-01-04",
      "members": [{ "post": "H01", "role": "secretary" }] }
  ]
}`);

const errorsOf = (text: string): readonly ImportError[] => {
  const reading = readImport(text);
  return 'errors' in reading ? reading.errors : [];
};
const told = (text: string) => errorsOf(text).map((error) => importErrorLine('commission.json', error));

describe('the file of an organisation', () => {
  it('is read as it stands', () => {
    const reading = readImport(aFile());
    if (!('file' in reading)) throw new Error(JSON.stringify(reading.errors));
    const organisation = toOrganisation(reading.file);
    expect(organisation.units[0]?.head).toBe('H01');
    expect(organisation.bodies.map(({ kind }) => kind)).toEqual(['committee', 'branch']);
    expect(organisation.bodies[1]?.members[0]).toMatchObject({ post: 'H01', fromOn: '2026-01-04', untilOn: null });
  });

  it.each([
    [
      'a unit that does not exist',
      (text: string) => text.replace('"S01", "unit": "D01"', '"S01", "unit": "D77"'),
      'commission.json:6:30 there is no unit D77',
    ],
    [
      'a day that does not exist',
      (text: string) => text.replace('"H01", "from": "2025-12-01"', '"H01", "from": "2025-02-30"'),
      'commission.json:10:49 this is not a date that exists (YYYY-MM-DD)',
    ],
    [
      'a post nobody holds',
      (text: string) => text.replace('"post": "S01"', '"post": "H01", "until": "2025-12-02"'),
      'commission.json:6:15 post S01 has no holder',
    ],
    [
      'a cascade that loops',
      (text: string) => text.replace('"kind": "committee"', '"kind": "committee", "parent": "Z01"'),
      'commission.json:14:55 the cascade comes back to its start: group → Z01 → group',
    ],
    [
      'a field nobody knows',
      (text: string) => text.replace('"kind": "head"', '"kind": "head", "salary": 1'),
      'commission.json:5:63 "salary" is not known here',
    ],
    [
      'two units of one code',
      (text: string) =>
        text.replace(
          '"kind": "division" }]',
          '"kind": "division" },\n{ "code": "D01", "nameZh": "乙", "nameEn": "B", "kind": "division" }]',
        ),
      'commission.json:4:11 D01 is given twice',
    ],
  ])('names line and column of %s', (_, change, expected) => {
    expect(told(aFile(change))).toContain(expected);
  });

  it.each([
    ['a missing comma', '{\n  "a": 1\n  "b": 2 }', 'f:3:3 "}" is expected'],
    ['a key given twice', '{ "a": 1,\n "a": 2 }', 'f:2:2 "a" is given twice'],
    ['a text that breaks off', '{ "a": [1,', 'f:1:11 the document ends too early'],
    ['something after the end', '{} x', 'f:1:4 something follows the end of the document'],
    ['a bottomless nest', '['.repeat(10_000), 'f:1:66 nested deeper than 64 levels'],
    ['nothing', '', 'f:1:1 the document ends too early'],
  ])('says where %s is', (_, text, expected) => {
    expect(errorsOf(text).map((error) => importErrorLine('f', error))).toEqual([expected]);
  });

  it('agrees with JSON.parse about every text that both accept', () => {
    for (const text of ['{"a":[1,-2.5e3,true,null,"\\u00e4\\n"],"__proto__":{"x":1},"":{}}', ' "x" ', '-0'])
      expect(readJson(text).value).toEqual(JSON.parse(text));
  });
});
