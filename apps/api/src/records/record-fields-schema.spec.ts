import { recordKinds, type RecordKindDefinition } from '@zeren/domain';
import { recordFieldsSchema } from './record-fields-schema';

const kind: RecordKindDefinition = {
  key: 'incident-response',
  heading: 'publicity',
  fields: {
    reportedOn: { kind: 'day', required: true },
    speakers: { kind: 'people', required: true },
    attended: { kind: 'count', required: true },
    published: { kind: 'flag', required: false },
    note: { kind: 'text', required: false },
  },
};
const fields = { reportedOn: '2026-05-06', speakers: ['L1'], attended: 9 };
const issuesOf = (value: unknown) =>
  recordFieldsSchema(kind)
    .safeParse(value)
    .error?.issues.map(({ path }) => path.join('/'));

describe('the fields of a work record', () => {
  it('are taken as the kind defines them; what is not required may be left out', () => {
    expect(recordFieldsSchema(kind).parse(fields)).toEqual(fields);
  });

  it.each([
    ['a day that does not exist', { ...fields, reportedOn: '2026-02-30' }, 'reportedOn'],
    ['nobody who spoke', { ...fields, speakers: [] }, 'speakers'],
    ['a negative count', { ...fields, attended: -1 }, 'attended'],
    ['half a person', { ...fields, attended: 1.5 }, 'attended'],
    ['a number as text', { ...fields, attended: '9' }, 'attended'],
    ['yes in words', { ...fields, published: 'yes' }, 'published'],
    ['NUL in a text', { ...fields, note: 'a\0b' }, 'note'],
  ])('refuse %s and name the field', (_, value, name) => expect(issuesOf(value)).toEqual([name]));

  it('refuse what nobody asked, so that content of speeches cannot slip in', () => {
    expect(issuesOf({ ...fields, transcript: 'word for word' })).toEqual(['']);
  });

  it('exist for every kind of the catalogue', () => {
    for (const each of recordKinds)
      expect(recordFieldsSchema(each).safeParse({}).success).toBe(
        false || Object.values(each.fields).every((field: { required: boolean }) => !field.required),
      );
  });
});
