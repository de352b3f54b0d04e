import fc from 'fast-check';
import { taskKinds, type TaskKindKey } from '../task-kinds/catalogue';
import { judgedBy, ownMatterOf, type Deed } from './separation';

const seed = Date.now() % 2 ** 31;
const runs = { seed, numRuns: 10_000 };

/** Few people for many posts, so that one often holds both sides. */
const person = fc.constantFrom('甲', '乙', '丙', '丁');
const roles = fc.record({
  owner: person,
  verifier: person,
  reporter: person,
  checker: person,
  calibrators: fc.uniqueArray(person, { maxLength: 3 }),
  panel: fc.uniqueArray(person, { maxLength: 3 }),
  bearer: person,
  electors: fc.uniqueArray(person, { minLength: 1 }),
});
const by = (personId: string, ...kinds: readonly TaskKindKey[]): Deed[] => kinds.map((kind) => ({ kind, personId }));
const rectifying = ['accept-rectification', 'plan-rectification', 'file-rectification-evidence'] as const;
const nobody: readonly string[] = [];

describe(`separation of duties, whoever holds which posts (seed ${seed})`, () => {
  const refusing = (ownMatter: string, isOwn: boolean): string | null => (isOwn ? ownMatter : null);

  it('lets nobody accept his own rectification, and everybody else', () => {
    const accepting = [
      'approve-rectification-plan',
      'verify-rectification-in-unit',
      'verify-rectification-above',
    ] as const;
    fc.assert(
      fc.property(
        roles,
        fc.constantFrom(...rectifying),
        fc.constantFrom(...accepting),
        ({ owner, verifier }, did, kind) => {
          const why = ownMatterOf(verifier, kind, { deeds: by(owner, did), concerns: nobody });
          return why === refusing('own-rectification', owner === verifier);
        },
      ),
      runs,
    );
  });

  it('lets nobody check his own report, and everybody else', () => {
    const reports = [
      ['file-quarterly-report', 'check-quarterly-report'],
      ['file-duty-report', 'check-duty-report'],
      ['file-mid-year-review', 'confirm-mid-year-review'],
      ['report-resolution', 'verify-resolution'],
    ] as const;
    fc.assert(
      fc.property(roles, fc.constantFrom(...reports), ({ reporter, checker }, [filed, checked]) => {
        const why = ownMatterOf(checker, checked, { deeds: by(reporter, filed), concerns: nobody });
        return why === refusing('own-report', reporter === checker);
      }),
      runs,
    );
  });

  it('lets nobody sit on the appeal against his own decision, or against his own result', () => {
    const sitting = fc.constantFrom<TaskKindKey>('examine-review', 'decide-review');
    fc.assert(
      fc.property(roles, sitting, ({ calibrators, panel, bearer }, kind) => {
        const deeds = calibrators.flatMap((one) => by(one, 'calibrate-pool', 'sign-calibration'));
        return panel.every((member) => {
          const why = ownMatterOf(member, kind, { deeds, concerns: [bearer] });
          return why === refusing('own-decision', calibrators.includes(member) || member === bearer);
        });
      }),
      runs,
    );
  });

  it('lets nobody vote on himself, and everybody on the others', () => {
    fc.assert(
      fc.property(roles, ({ electors, bearer }) =>
        electors.every((elector) => {
          const why = ownMatterOf(elector, 'cast-ballot', { deeds: [], concerns: [bearer] });
          return why === refusing('own-ballot', elector === bearer);
        }),
      ),
      runs,
    );
  });

  it('hinders nobody where nothing is judged, whatever he did before', () => {
    const deeds = taskKinds.flatMap(({ key }) => by('甲', key));
    for (const { key } of taskKinds)
      if (!judgedBy(key)) expect(ownMatterOf('甲', key, { deeds, concerns: ['甲'] })).toBeNull();
  });

  it('judges every kind of work by a kind that another may do', () => {
    for (const { key } of taskKinds) expect(judgedBy(key)?.of ?? []).not.toContain(key);
  });
});
