import { newId, type CycleRow, type Database, type ProblemToRecord, type Repositories } from '@zeren/database';
import { parseDay, plannedRectification } from '@zeren/domain';
import type { EffectCall } from '@zeren/workflow-contracts';
import { record } from '../process/record';

/** What the office lists with `compile-problem-list`. */
interface ListedProblem {
  readonly unitCode: string;
  readonly problem: string;
  readonly cause: string;
  readonly nextStep?: string;
  readonly closingOn: string;
}

/** Mid-year: problems become rows, each with the rectification that answers it. */
export const createReviewActivities = ({ database }: { readonly database: Database }) => ({
  /** Safe to run twice: a problem's number exists once. Owner is the unit's liaison; both verifiers are somebody else. */
  recordProblems: (call: EffectCall): Promise<{ readonly problems: number }> =>
    database.inTenant(call.organisationId, async (repositories) => {
      const { acts, cycles } = repositories.processes;
      const cycle = await cycles.require(call.organisationId, call.cycleId);
      const [act] = await acts.list(call.organisationId, call.cycleId, ['compile-problem-list']);
      const listed = (act?.content['problems'] ?? []) as readonly ListedProblem[];
      for (const [index, problem] of listed.entries()) await recordOne(repositories, call, cycle, problem, index + 1);
      return { problems: listed.length };
    }),

  /** Safe to run twice: reads only. */
  openRectifications: (call: EffectCall & { readonly source: 'mid-year' | 'year-end' }) =>
    database.inTenant(call.organisationId, async ({ processes }) => ({
      rectificationIds: (await processes.reviews.list(call.organisationId, call.cycleId, call.source)).map(
        ({ id }) => id,
      ),
    })),

  /** Safe to run twice: a state is set. What was not accepted above is carried into the next year's targets. */
  closeRectification: (call: EffectCall & { readonly rectificationId: string }): Promise<void> =>
    database.inTenant(call.organisationId, async (repositories) => {
      const { acts, reviews } = repositories.processes;
      const item = await reviews.requireRectification(call.organisationId, call.rectificationId);
      const [verdict] = await acts.list(
        call.organisationId,
        call.cycleId,
        ['verify-rectification-above'],
        `rectification/${item.code}`,
      );
      const isAccepted = verdict?.result === 'accepted';
      await reviews.closeRectification(call.organisationId, item.id, isAccepted ? 'accepted' : 'carried-forward');
      await record(repositories, call, isAccepted ? 'rectification.closed' : 'rectification.carried-forward', [
        { subjectKind: 'rectification', id: item.id, facts: { code: item.code } },
      ]);
    }),
});

export type ReviewActivities = ReturnType<typeof createReviewActivities>;

async function recordOne(
  repositories: Repositories,
  call: EffectCall,
  cycle: CycleRow,
  listed: ListedProblem,
  no: number,
): Promise<void> {
  const problem = problemOf(cycle, listed, no);
  await repositories.processes.reviews.recordProblem(call.organisationId, call.cycleId, problem);
  const facts = { no, unitCode: problem.unitCode, rectification: problem.rectification.code };
  await record(repositories, call, 'problem.recorded', [{ subjectKind: 'problem', id: `mid-year/${no}`, facts }]);
}

const problemOf = ({ frame }: CycleRow, listed: ListedProblem, no: number): ProblemToRecord => ({
  id: newId(),
  no,
  source: 'mid-year',
  unitCode: listed.unitCode,
  problem: listed.problem,
  cause: listed.cause,
  nextStep: listed.nextStep ?? null,
  measure: listed.nextStep ?? null,
  rectification: {
    ...plannedRectification(frame, 'mid-year', { unitCode: listed.unitCode, no }),
    id: newId(),
    closingOn: parseDay(listed.closingOn),
  },
});
