import type { Database } from '@zeren/database';
import { addDays, templateOf, type Day, type LetterContent } from '@zeren/domain';
import type {
  AdoptCalendar,
  AmendLetter,
  CancelCycle,
  ChangePostHolder,
  EffectCall,
  RequestReview,
} from '@zeren/workflow-contracts';
import { textOf } from '../letters/letter-text';
import { record } from '../process/record';
import { requireEntry } from '../process/require-entry';

/** Commands to the year, recorded before a process of their own follows from them. */
export const createYearCommandActivities = ({ database }: { readonly database: Database }) => ({
  /** Safe to run twice: the supplementary letter has an id from the command and a code that exists once. */
  amendLetter: (call: EffectCall & { readonly command: AmendLetter }) =>
    database.inTenant(call.organisationId, async (repositories) => {
      const { letters } = repositories.processes;
      const { amendmentId, letterId, fenceOn, actorId, reason } = call.command;
      const parent = await letters.require(call.organisationId, letterId);
      if (parent.state !== 'complete') return { rejected: 'letter.not-complete' };
      const content = (await letters.content(call.organisationId, letterId)) as LetterContent;
      const all = await letters.list(call.organisationId, call.cycleId);
      const earlier = all.filter((letter) => letter.parentLetterId === letterId && letter.id !== amendmentId);
      const code = `${parent.code}-${earlier.length + 1}`;
      await letters.generate(call.organisationId, call.cycleId, {
        ...parent,
        ...textOf({ ...content, code }),
        id: amendmentId,
        code,
        kind: 'supplementary',
        parentLetterId: letterId,
        roundId: amendmentId,
        childRoundId: null,
        fenceOn,
        periodFromOn: fenceOn,
        periodUntilOn: content.periodUntil,
      });
      const facts = { code, parent: parent.code, fenceOn, actorId, reason };
      const [entryId] = await record(repositories, call, 'letter.amended', [
        { subjectKind: 'letter', id: letterId, facts },
      ]);
      return { entryId: requireEntry(entryId), letterId: amendmentId };
    }),

  /** Safe to run twice: the succession's row exists once. Open tasks of the post are the successor's from that day. */
  changePostHolder: (call: EffectCall & { readonly command: ChangePostHolder }) =>
    database.inTenant(call.organisationId, async (repositories) => {
      const { cycles, successions } = repositories.processes;
      const { successionId, postCode, successorId, fromOn, actorId, reason } = call.command;
      const cycle = await cycles.require(call.organisationId, call.cycleId);
      const days = templateOf(cycle.frame).resignWithinDays;
      const change = { id: successionId, cycleId: call.cycleId, postCode, successorId, fromOn, reason };
      const resignByOn: Day = addDays(fromOn, days);
      const predecessorId = await successions.changeHolder(call.organisationId, { ...change, resignByOn });
      if (!predecessorId) return { rejected: 'post.without-holder' };
      const moved = await successions.openTaskIds(call.organisationId, postCode);
      const facts = { postCode, predecessorId, successorId, fromOn, resignByOn, actorId, reason };
      const [entryId] = await record(repositories, call, 'appointment.started', [
        { subjectKind: 'post', id: postCode, facts },
      ]);
      await record(repositories, call, 'appointment.ended', [
        { subjectKind: 'post', id: postCode, facts: { personId: predecessorId, untilOn: fromOn } },
      ]);
      await record(
        repositories,
        call,
        'task.moved',
        moved.map((id) => ({ subjectKind: 'task', id, facts: { from: predecessorId, to: successorId } })),
      );
      return { entryId: requireEntry(entryId) };
    }),

  /** Safe to run twice: the request's row was written by who filed it; here it is admitted to the process. */
  requestReview: (call: EffectCall & { readonly command: RequestReview }) =>
    database.inTenant(call.organisationId, async (repositories) => {
      const { reviews } = repositories.processes;
      const { reviewId, letterId, filedOn, textSha256, actorId } = call.command;
      await reviews.requireRequest(call.organisationId, reviewId);
      const facts = { letterId, filedOn, textSha256, actorId };
      const [entryId] = await record(repositories, call, 'appeal.filed', [
        { subjectKind: 'review', id: reviewId, facts },
      ]);
      return { entryId: requireEntry(entryId) };
    }),

  /** Safe to run twice: a version that is in force may be adopted again. The processes count their clocks afterwards. */
  adoptCalendar: (call: EffectCall & { readonly command: AdoptCalendar }) =>
    database.inTenant(call.organisationId, async (repositories) => {
      const { version, actorId, reason } = call.command;
      const { cycles } = repositories.processes;
      if (!(await cycles.adoptCalendar(call.organisationId, call.cycleId, version)))
        return { rejected: 'calendar.not-newer' };
      const facts = { version, actorId, reason };
      const [entryId] = await record(repositories, call, 'calendar.adopted', [
        { subjectKind: 'cycle', id: call.cycleId, facts },
      ]);
      return { entryId: requireEntry(entryId) };
    }),

  /** Safe to run twice: a state is set. */
  cancelCycle: (call: EffectCall & { readonly command: CancelCycle }) =>
    database.inTenant(call.organisationId, async (repositories) => {
      const { cycles } = repositories.processes;
      await cycles.setState(call.organisationId, call.cycleId, 'cancelled', new Date(call.at));
      const { actorId, reason } = call.command;
      const [entryId] = await record(repositories, call, 'cycle.cancelled', [
        { subjectKind: 'cycle', id: call.cycleId, facts: { actorId, reason } },
      ]);
      return { entryId: requireEntry(entryId) };
    }),
});

export type YearCommandActivities = ReturnType<typeof createYearCommandActivities>;
