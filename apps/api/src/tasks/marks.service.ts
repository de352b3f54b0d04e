import { Injectable } from '@nestjs/common';
import type { TaskView } from '@zeren/api-contracts';
import { Database, type Repositories, type TaskDetails } from '@zeren/database';
import { indicatorsOf, schemeOf, scaleWords, templateOf, type CycleFrame, ownMatterOf } from '@zeren/domain';
import { hasRole } from '../access/principal';
import { SessionsService } from '../access/sessions.service';
import { Problem, type FieldError } from '../http/problem';
import type { ActRequest } from './acts.service';
import { isWithin } from './is-within';
import { mayActOn } from './task-access';

type Marking = NonNullable<TaskView['marking']>;
type Ballot = NonNullable<TaskView['ballot']>;

const subjectOf = ({ subject }: TaskDetails): readonly string[] => subject.split('/');

/** What is marked and voted on: said to the person before, checked again when he acts. */
@Injectable()
export class MarksService {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionsService,
  ) {}

  /** @throws Problem `marks-out-of-range` that names every mark that is missing, unknown or above its full marks. */
  async assertMarks(request: ActRequest, marks: Readonly<Record<string, string>>): Promise<void> {
    const expected = await this.ask(request, (repositories, organisationId, task) =>
      this.marking(repositories, organisationId, task),
    );
    if (!expected) return;
    const full = new Map(expected.map((item) => [item.code, item.full]));
    assertNone([
      ...expected
        .filter(({ code }) => marks[code] === undefined)
        .map(({ code }) => fault(code, 'mark-missing', `${code} has no mark`)),
      ...Object.entries(marks).flatMap(([code, mark]) => {
        const limit = full.get(code);
        if (limit === undefined) return [fault(code, 'mark-unknown', `${code} is not to be marked here`)];
        return isWithin(mark, limit) ? [] : [fault(code, 'mark-too-high', `${code}: 0 … ${limit}`)];
      }),
    ]);
  }

  /** @throws Problem like `assertMarks`: every subject but oneself, each with a word of the scale. */
  async assertBallot(request: ActRequest, marks: Readonly<Record<string, string>>): Promise<void> {
    const expected = await this.ask(request, (repositories, organisationId, task, personId) =>
      this.ballot(repositories, organisationId, task, personId),
    );
    if (!expected) return;
    const codes = new Set(expected.subjects.map(({ letterCode }) => letterCode));
    assertNone([
      ...[...codes]
        .filter((code) => marks[code] === undefined)
        .map((code) => fault(code, 'mark-missing', `${code} has no mark`)),
      ...Object.entries(marks).flatMap(([code, word]) => {
        if (!codes.has(code)) return [fault(code, 'mark-unknown', `${code} is not on this ballot`)];
        return expected.words.includes(word) ? [] : [fault(code, 'mark-unknown', `not a word of this scale`)];
      }),
    ]);
  }

  /** Codes with their full marks; nothing for tasks that are not marked. */
  async marking({ ballots }: Repositories, organisationId: string, task: TaskDetails): Promise<Marking | null> {
    if (task.kind === 'check-quarterly-report') return [{ code: 'quarter', full: '100' }];
    if (task.kind !== 'verify-fact') return null;
    const [, provider, letterCode = ''] = subjectOf(task);
    const frame = (await ballots.frame(organisationId, task.cycleId)) as CycleFrame;
    const supplies = frame.dataProviders.find(({ code }) => code === provider)?.supplies ?? [];
    const indicators = templateOf(frame).annexes.flatMap(indicatorsOf);
    const titles = titlesOf(await ballots.letterContent(organisationId, letterCode, task.cycleId));
    return supplies.flatMap((code) => {
      const indicator = indicators.find((candidate) => candidate.code === code);
      const title = titles.get(code);
      return indicator ? [{ code, full: indicator.fullMarks, ...(title ? { title } : {}) }] : [];
    });
  }

  /** Who stands on the ballot (nobody votes on himself), and the words of the scale; nothing for other tasks. */
  async ballot(
    { ballots }: Repositories,
    organisationId: string,
    task: TaskDetails,
    voterId: string,
  ): Promise<Ballot | null> {
    const [kind, poolCode] = subjectOf(task);
    if (task.kind !== 'cast-ballot' || kind !== 'ballot') return null;
    const frame = (await ballots.frame(organisationId, task.cycleId)) as CycleFrame;
    const pool = frame.pools.find(({ code }) => code === poolCode);
    if (!pool) return null;
    const subjects = await ballots.subjects(organisationId, task.cycleId, pool.level);
    return {
      subjects: subjects
        .filter(({ bearer, personId }) => (task.assigneeKind === 'person' ? personId : bearer) !== task.assignee)
        .filter(({ personId }) => !isOwnLine(voterId, personId))
        .map(({ letterCode, name }) => ({ letterCode, name })),
      words: [...scaleWords(schemeOf(frame, pool.scheme))],
    };
  }

  private async ask<T>(
    { sessionSha256, taskId }: ActRequest,
    question: (
      repositories: Repositories,
      organisationId: string,
      task: TaskDetails,
      personId: string,
    ) => Promise<T | null>,
  ): Promise<T | null> {
    const principal = await this.sessions.find(sessionSha256);
    if (!principal) throw new Problem('unauthenticated');
    const { organisationId, personId } = principal;
    return this.database.inTenant(organisationId, async (repositories) => {
      const task = await repositories.tasks.find(organisationId, personId, taskId);
      // What is not his he hears nothing about, not even that a mark is wrong.
      return task && (mayActOn(task) || hasRole(principal, 'office'))
        ? question(repositories, organisationId, task, personId)
        : null;
    });
  }
}

/** Also where he votes for one post and bears his letter in another. */
const isOwnLine = (voterId: string, subjectId: string | null): boolean =>
  subjectId !== null && ownMatterOf(voterId, 'cast-ballot', { deeds: [], concerns: [subjectId] }) !== null;

const fault = (code: string, why: string, message: string): FieldError => ({
  pointer: `/marks/${code}`,
  code: why,
  message,
});

function assertNone(errors: readonly FieldError[]): void {
  if (errors.length > 0) throw new Problem('marks-out-of-range', errors);
}

function titlesOf(content: unknown): ReadonlyMap<string, string> {
  const { annexes = [] } = (content ?? {}) as {
    readonly annexes?: readonly {
      readonly indicators?: readonly { readonly code: string; readonly title?: string }[];
    }[];
  };
  return new Map(
    annexes.flatMap(({ indicators = [] }) => indicators.map(({ code, title }) => [code, title ?? code] as const)),
  );
}
