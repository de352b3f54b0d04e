import type { CycleFrame } from '../cycles/cycle-frame';
import { judgedBy } from '../duties/separation';
import type { AssigneeToken } from '../organisation/assignee';
import { clash, type Clash } from './clash';
import type { PersonOf } from './people';
import type { RehearsedTask } from './planned-year';

/**
 * Matters on which everybody who could judge is recused: the person who checks is the one who reports, the two sides of a letter
 * are one person, or a provider and his alternate are both of the bearer's own unit (R14).
 */
export const findRecusals = (
  frame: CycleFrame,
  tasks: readonly RehearsedTask[],
  personOf: PersonOf,
): readonly Clash[] => [...ownWork(tasks, personOf), ...ownLetters(frame, personOf), ...ownFacts(frame, personOf)];

function ownWork(tasks: readonly RehearsedTask[], personOf: PersonOf): readonly Clash[] {
  const doers = new Map(tasks.map(({ kind, subject, assignee }) => [`${kind} ${subject}`, assignee]));
  return tasks.flatMap(({ kind, subject, assignee, dueOn: day }) => {
    const judged = judgedBy(kind)?.of.flatMap((of) => doers.get(`${of} ${subject}`) ?? []) ?? [];
    const own = judged.find((doer) => isSame(doer, assignee, personOf));
    return own
      ? [clash('circular-recusal', { day, who: assignee, tasks: 1, kinds: [kind], chain: [own, assignee] })]
      : [];
  });
}

const ownLetters = ({ letters }: CycleFrame, personOf: PersonOf): readonly Clash[] =>
  letters
    .filter(({ superior, bearer }) => isSame(superior, bearer, personOf))
    .map(({ superior, bearer, code }) =>
      clash('circular-recusal', { who: bearer, tasks: 2, kinds: ['sign-letter'], chain: [code, superior, bearer] }),
    );

function ownFacts({ dataProviders, letters, units, unitOfPost }: CycleFrame, personOf: PersonOf): readonly Clash[] {
  return letters.flatMap(({ bearer, code }) => {
    const ownUnits = units.filter(({ head }) => head === bearer).map((unit) => unit.code);
    const isRecused = (post: AssigneeToken) =>
      ownUnits.includes(unitOfPost[post] ?? '') || isSame(post, bearer, personOf);
    return dataProviders
      .filter(({ post, alternate }) => isRecused(post) && isRecused(alternate))
      .map(({ post, alternate }) =>
        clash('circular-recusal', {
          who: post,
          tasks: 1,
          kinds: ['verify-fact'],
          chain: [code, post, alternate, bearer],
        }),
      );
  });
}

function isSame(one: AssigneeToken, other: AssigneeToken, personOf: PersonOf): boolean {
  const person = personOf(one);
  return person !== null && person === personOf(other);
}
