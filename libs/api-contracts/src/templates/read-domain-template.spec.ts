import { domainTemplates, findCycleTemplate } from '@zeren/domain';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDomainTemplate, templateErrorLine } from './read-domain-template';

const year = findCycleTemplate('demo-commission')!;
const library = join(__dirname, '../../../domain/src/templates/library');
const textOf = (key: string) => readFileSync(join(library, `${key}.json`), 'utf8');
const told = (text: string) => {
  const reading = readDomainTemplate(text, year);
  return 'errors' in reading ? reading.errors.map((error) => templateErrorLine('safety.json', error)) : [];
};
const change = (from: string, to: string) => {
  const text = textOf('safety');
  if (!text.includes(from)) throw new Error(`the template does not say ${from}`);
  return text.replace(from, to);
};

describe('a domain’s template', () => {
  it.each(domainTemplates.map(({ key }) => key))('%s of the library is valid, and is what the library holds', (key) => {
    expect(told(textOf(key))).toEqual([]);
    expect(readDomainTemplate(textOf(key), year)).toEqual({
      template: domainTemplates.find((template) => template.key === key),
    });
  });

  it.each([
    ['a share that is no string', '"usualWeight": "30.00"', '"usualWeight": 30', /^safety\.json:6:18 \/usualWeight /],
    [
      'a share below one',
      '"usualWeight": "30.00"',
      '"usualWeight": "0.50"',
      /^safety\.json:6:18 \/usualWeight a share lies between 1 and 100$/,
    ],
    [
      'a prefix in small letters',
      '"prefix": "SAF"',
      '"prefix": "saf"',
      /^safety\.json:8:15 \/annex\/prefix two to six capital letters$/,
    ],
    [
      'a field that nobody knows',
      '"version": 1,',
      '"version": 1, "colour": "red",',
      /^safety\.json:3:\d+ \/colour "colour" is not known here$/,
    ],
    [
      'a day that does not exist every year',
      '"03-31"',
      '"02-29"',
      /\/planItems\/0\/milestones\/0 this day does not exist every year$/,
    ],
    [
      'a meeting that the year has not',
      '"meeting": "Q1"',
      '"meeting": "Q5"',
      /\/agenda\/0\/meeting the year has no meeting Q5: adoption, /,
    ],
    ['a record kind that nobody knows', '"kind": "lecture"', '"kind": "sermon"', /\/recordHeadings\/0\/kind /],
    [
      'a title left out',
      '"titleEn": "Inspect offices for fire, electricity and gas safety",',
      '',
      /\/planItems\/3\/titleEn /,
    ],
    ['a downgrade by nought', '"steps": 1', '"steps": 0', /\/scheme\/downgrades\/0\/steps /],
  ])('is refused with %s, by line and field', (_what, from, to, sentence) => {
    expect(told(change(from, to))).toEqual([expect.stringMatching(sentence)]);
  });

  it('is refused with a veto that names no law, and with a code twice', () => {
    const veto =
      '{ "code": "v", "legalBasis": { "document": "", "article": "1", "level": "national" }, "ceiling": null }';
    expect(told(change('"vetoes": []', `"vetoes": [${veto}]`))).toEqual([
      expect.stringMatching(/\/scheme\/vetoes\/0\/legalBasis\/document /),
    ]);
    const twice = change('"code": "safety-overdue-major-hazard"', '"code": "safety-late-report"');
    expect(told(twice)).toEqual([
      expect.stringMatching(/\/scheme\/downgrades\/1\/code safety-late-report stands twice$/),
    ]);
  });

  it('names every mistake at once, and what is no JSON by its place', () => {
    expect(told(change('"version": 1', '"version": 0').replace('"SAF"', '"s"'))).toHaveLength(2);
    expect(told('{ "key": }')).toEqual([expect.stringMatching(/^safety\.json:1:10 \/ /)]);
  });
});
