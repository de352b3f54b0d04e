import { Injectable } from '@nestjs/common';
import type { InboxQuery, TaskList, TaskRow, TaskView } from '@zeren/api-contracts';
import { countCap, Database, type InboxRow, type Repositories, type TaskDetails } from '@zeren/database';
import { isTaskKindKey, taskKindOf, type CalendarFile, type WorkingCalendar, workingDaysLeft } from '@zeren/domain';
import { hasRole, type Principal } from '../access/principal';
import { pageOf, readCursor } from '../http/cursor';
import { Problem } from '../http/problem';
import { MarksService } from './marks.service';
import { calendarFrom } from './calendar-from';
import { mayActOn, maySee } from './task-access';

@Injectable()
export class TasksService {
  constructor(
    private readonly database: Database,
    private readonly marks: MarksService,
  ) {}

  list({ organisationId, personId }: Principal, query: InboxQuery): Promise<TaskList> {
    const { mine, limit, cursor, cycleId = null } = query;
    const question = { organisationId, personId, cycleId, after: readCursor(cursor), limit: limit + 1 };
    return this.database.inTenant(organisationId, async (repositories) => {
      const calendar = await currentCalendar(repositories, organisationId);
      const rows = await (mine === 'open'
        ? repositories.inbox.listOpen(question)
        : repositories.inbox.listDone(question));
      const { items, nextCursor } = pageOf(rows, limit, ({ placeAt, id }) => [placeAt, id]);
      const count = mine === 'open' ? await repositories.inbox.countOpen(question) : null;
      return {
        items: items.map((row) => rowOf(row, calendar)),
        nextCursor,
        total: count === null ? null : { value: count, relation: count === countCap ? 'at-least' : 'equal' },
      };
    });
  }

  /** @throws Problem `not-found` for everybody who may not see it. */
  get(principal: Principal, taskId: string): Promise<TaskView> {
    const { organisationId, personId } = principal;
    return this.database.inTenant(organisationId, async (repositories) => {
      const task = await repositories.tasks.find(organisationId, personId, taskId);
      if (!task || !maySee(principal, task)) throw new Problem('not-found');
      const acts = task.state === 'open' && !task.isExpired ? actsOf(task) : [];
      return {
        ...rowOf(task, await currentCalendar(repositories, organisationId)),
        dueRule: task.dueRule,
        via: task.via,
        closedCause: task.closedCause,
        allowedActs: mayActOn(task) ? acts : [],
        paperActs: hasRole(principal, 'office') && !task.isSecret ? acts : [],
        marking: mayActOn(task) ? await this.marks.marking(repositories, organisationId, task) : null,
        ballot: task.isMine ? await this.marks.ballot(repositories, organisationId, task, personId) : null,
        missing: await missingOf(repositories, organisationId, task),
      };
    });
  }
}

/** Parts that a decision is about: `missing/{pool}/{component}`, as they were when it was asked for. */
async function missingOf(
  { missingParts }: Repositories,
  organisationId: string,
  { cycleId, round, subject }: TaskDetails,
): Promise<TaskView['missing']> {
  const [about, pool = '', component = ''] = subject.split('/');
  if (about !== 'missing') return null;
  return [...(await missingParts.list(organisationId, { cycleId, round, pool, component }))];
}

const actsOf = ({ kind }: TaskDetails): string[] => (isTaskKindKey(kind) ? [...taskKindOf(kind).acts] : []);

const rowOf = ({ isSecret, ...row }: InboxRow, calendar: WorkingCalendar | null): TaskRow => ({
  id: row.id,
  cycleId: row.cycleId,
  cycleTitle: row.cycleTitle,
  phase: row.phase,
  step: row.step,
  kind: row.kind,
  subject: row.subject,
  round: row.round,
  state: row.state,
  result: row.result,
  assigneeKind: row.assigneeKind as TaskRow['assigneeKind'],
  assignee: row.assignee,
  letterId: row.letterId,
  letterCode: row.letterCode,
  documentSha256: row.documentSha256,
  secret: isSecret,
  openedAt: row.openedAt,
  dueOn: row.dueOn,
  dueAt: row.dueAt,
  expiresAt: row.expiresAt,
  businessAt: row.businessAt,
  recordedAt: row.recordedAt,
  today: row.today,
  workingDaysLeft: calendar && row.state === 'open' ? workingDaysLeft(calendar, row.today, row.dueOn) : null,
  onBehalfOf: row.onBehalfOf,
});

async function currentCalendar({ calendars }: Repositories, organisationId: string): Promise<WorkingCalendar | null> {
  const current = await calendars.findCurrent(organisationId);
  return current
    ? calendarFrom((current.content as { readonly files: readonly CalendarFile[] }).files, current.version)
    : null;
}
