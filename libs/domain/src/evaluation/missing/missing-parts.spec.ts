import { findScheme } from '../scheme/catalogue';
import type { Scheme } from '../scheme/scheme';
import { verdict } from '../verdict';
import type { SubjectInput, VerdictInputs } from '../verdict-inputs';
import { missingParts } from './missing-parts';

const scheme = findScheme('deputies');
const groups = scheme.ballot.groups.map(({ key }) => key);

const subject = (id: string, change: Partial<SubjectInput> = {}): SubjectInput => ({
  id,
  items: { SAF1: { full: '10', mark: '8' } },
  processMarks: ['90'],
  adjustments: [],
  ...change,
});

/** Three sheets of every group but the silent ones; the first two are 称职 (80). */
const poolOf = (subjects: readonly SubjectInput[], silent: readonly string[] = []): VerdictInputs => ({
  subjects,
  groups: groups.map((key) => ({ key, issued: 3, returned: silent.includes(key) ? 0 : 3 })),
  sheets: groups
    .filter((key) => !silent.includes(key))
    .flatMap((group) =>
      Array.from({ length: 3 }, () => ({
        group,
        marks: Object.fromEntries(subjects.map(({ id }, at) => [id, at < 2 ? '称职' : '优秀'])),
      })),
    ),
});

const reweight = { choice: 'reweight', reason: '该组无有效票' } as const;
const leaveOut = { choice: 'leave-out', reason: '长期驻外' } as const;
const named = (inputs: VerdictInputs, of: Scheme = scheme) =>
  missingParts(of, inputs).map(({ subject: id, component, part, cause }) => `${id} ${component} ${part} ${cause}`);

describe('what a verdict lacks', () => {
  it('is nothing where every part is there', () => {
    expect(named(poolOf([subject('A01'), subject('A02')]))).toEqual([]);
  });

  it('is named by subject, component and part', () => {
    const lacking = [
      subject('A01', { items: { SAF1: { full: '10', mark: null }, SAF2: { full: '10', mark: '8' } } }),
      subject('A02', { processMarks: [] }),
      subject('A03', { items: { SAF1: { full: '10', mark: null, notApplicable: '当年无此项' } } }),
    ];
    expect(named(poolOf(lacking))).toEqual(['A01 target SAF1 no-mark', 'A02 process  no-mark', 'A03 target  no-mark']);
  });

  it('is, for everybody in the pool, a group of raters from which no sheet counts', () => {
    expect(named(poolOf([subject('A01'), subject('A02')], ['peers']))).toEqual([
      'A01 ballot peers coverage',
      'A02 ballot peers coverage',
    ]);
  });

  it('is nothing about those who are not rated, and nothing where the scheme goes on without', () => {
    const absent = { category: 'on-probation', reason: '试用期' };
    expect(named(poolOf([subject('A01', { processMarks: [], notRated: absent })]))).toEqual([]);
    const patient: Scheme = { ...scheme, missingComponent: 'reweight' };
    expect(named(poolOf([subject('A01', { processMarks: [] })]), patient)).toEqual([]);
  });

  it('is what blocks a verdict, and nothing else does', () => {
    const inputs = poolOf([subject('A01')], groups);
    expect(() => verdict(scheme, inputs)).toThrow('pool.empty');
    expect(named(inputs)).toHaveLength(4);
  });
});

describe('a decision about what is missing', () => {
  it('to re-weight a group leaves its weight to the others', () => {
    const inputs = poolOf([subject('A01', { decided: { ballot: reweight } })], ['peers']);
    expect(named(inputs)).toEqual([]);
    const [result] = verdict(scheme, inputs).subjects;
    expect(result?.components).toEqual({ target: '80.000000', process: '90.000000', ballot: '80.000000' });
    expect(result?.base).toBe('81.500000');
  });

  it('to re-weight a pool without any sheet leaves the weight of the ballot to the other components', () => {
    const [result] = verdict(scheme, poolOf([subject('A01', { decided: { ballot: reweight } })], groups)).subjects;
    expect(result?.components).toEqual({ target: '80.000000', process: '90.000000' });
    expect(result?.base).toBe('82.307692');
    expect(result?.explanation).toContainEqual({
      step: 6,
      rule: 'missingComponent',
      figures: {
        component: 'ballot',
        choice: 'reweight',
        missing: 'secretary:coverage peers:coverage heads:coverage staff:coverage',
        reason: '该组无有效票',
      },
    });
  });

  it('to re-weight an item takes it out of the table, never to nought', () => {
    const items = { SAF1: { full: '10', mark: null }, SAF2: { full: '10', mark: '8' } };
    const [result] = verdict(scheme, poolOf([subject('A01', { items, decided: { target: reweight } })])).subjects;
    expect(result?.components.target).toBe('80.000000');
    expect(result?.zeroItems).toEqual([]);
  });

  it('to leave somebody out names him with the reason, and grades the others among themselves', () => {
    const inputs = poolOf([subject('A01'), subject('A02', { processMarks: [], decided: { process: leaveOut } })]);
    expect(named(inputs)).toEqual([]);
    const { subjects, excluded } = verdict(scheme, inputs);
    expect(subjects.map(({ id }) => id)).toEqual(['A01']);
    expect(excluded).toEqual([{ id: 'A02', category: 'not-evaluated', reason: '长期驻外' }]);
  });

  it('to leave out everybody ends in a verdict without results', () => {
    const inputs = poolOf([subject('A01', { decided: { ballot: leaveOut } })], groups);
    expect(verdict(scheme, inputs)).toMatchObject({ subjects: [], excluded: [{ id: 'A01' }] });
  });

  it('about one component says nothing about another', () => {
    const lacking = subject('A01', { processMarks: [], decided: { ballot: reweight } });
    expect(named(poolOf([lacking], ['peers']))).toEqual(['A01 process  no-mark']);
  });

  it('changes nothing where the part is there after all', () => {
    const plain = poolOf([subject('A01')]);
    for (const ballot of [reweight, leaveOut])
      expect(verdict(scheme, poolOf([subject('A01', { decided: { ballot } })]))).toEqual(verdict(scheme, plain));
  });

  it('to re-weight everything away does not hold: a total needs something to rest on', () => {
    const decided = { target: reweight, process: reweight, ballot: reweight };
    const bare = subject('A01', { items: {}, processMarks: [], decided });
    expect(named(poolOf([bare], groups))).toEqual([
      'A01 target  no-mark',
      'A01 process  no-mark',
      ...groups.map((key) => `A01 ballot ${key} coverage`),
    ]);
    expect(named(poolOf([{ ...bare, decided: { ...decided, process: leaveOut } }], groups))).toEqual([]);
    const patient: Scheme = { ...scheme, missingComponent: 'reweight', missingItem: 'reweight' };
    const rules = { ...patient.ballot, missingGroup: 'reweight' } as const;
    expect(named(poolOf([{ ...bare, decided: {} }], groups), { ...patient, ballot: rules })).toEqual([
      'A01 target  nothing-left',
      'A01 process  nothing-left',
      'A01 ballot  nothing-left',
    ]);
  });
});
