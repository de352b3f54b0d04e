import { Injectable } from '@nestjs/common';
import type {
  CreateCycle,
  CycleList,
  CycleTaskList,
  CycleTasksQuery,
  CycleView,
  ListCyclesQuery,
} from '@zeren/api-contracts';
import { Database, newId, type CycleToCreate, type Repositories } from '@zeren/database';
import {
  createCycleFrame,
  dayInYear,
  findCycleTemplate,
  phases,
  proposedPlanItems,
  type CycleFrame,
  type CycleTemplate,
  type Day,
} from '@zeren/domain';
import { businessNow, type Principal } from '../access/principal';
import { pageOf, readCursor } from '../http/cursor';
import { keyPageOf, readKeyCursor } from '../http/key-cursor';
import { personEntry } from '../http/person-entry';
import { Problem } from '../http/problem';
import { chosenDomains } from '../templates/chosen-domains';
import { cycleView, hashOf } from './cycle-views';
import { requireRoster } from './require-roster';

@Injectable()
export class CyclesService {
  constructor(private readonly database: Database) {}

  async list({ organisationId }: Principal, { limit, cursor }: ListCyclesQuery): Promise<CycleList> {
    const after = readKeyCursor(cursor, 'number');
    const rows = await this.database.inTenant(organisationId, ({ cycles }) =>
      cycles.list(organisationId, after, limit + 1),
    );
    return keyPageOf(rows, limit, ({ year, id }) => [String(year), id]) as CycleList;
  }

  async get({ organisationId }: Principal, cycleId: string): Promise<CycleView> {
    const cycle = await this.database.inTenant(organisationId, ({ cycles }) => cycles.find(organisationId, cycleId));
    if (!cycle) throw new Problem('not-found');
    return cycleView(cycle);
  }

  async listTasks({ organisationId }: Principal, cycleId: string, query: CycleTasksQuery): Promise<CycleTaskList> {
    const { limit, cursor, state, kind, phase, origin, workflowId, subject } = query;
    const question = { state, kind, phase, origin, workflowId, subject };
    const rows = await this.database.inTenant(organisationId, ({ cycleTasks }) =>
      cycleTasks.list(organisationId, cycleId, question, readCursor(cursor), limit + 1),
    );
    const { items, nextCursor } = pageOf(rows, limit, ({ openedAt, id }) => [openedAt, id]);
    return { items: [...items], nextCursor };
  }

  /** A draft: nothing is opened, everything that the year takes from the organisation is frozen by hash. */
  async create(
    repositories: Repositories,
    principal: Principal,
    { year, title, template: key, domains }: CreateCycle,
  ): Promise<CycleView> {
    const { organisationId } = principal;
    const template = findCycleTemplate(key);
    if (!template) throw new Problem('template-unknown');
    const organisation = await repositories.organisation.find(organisationId);
    const calendar = await repositories.calendars.findCurrent(organisationId);
    if (!organisation || !calendar) throw new Problem('roster-incomplete');
    const frame = createCycleFrame(requireRoster(organisation), template, year, chosenDomains(domains, template));
    await assertHeld(repositories, organisationId, frame, organisation.today);
    const cycle = cycleToCreate({
      year,
      title,
      template,
      calendarVersion: calendar.version,
      frame,
      name: organisation.nameZh,
    });
    if (!(await repositories.cycles.create(organisationId, cycle))) throw new Problem('cycle-exists');
    await planMeetings(repositories, organisationId, cycle);
    await repositories.ledger.append(organisationId, [
      personEntry(principal, 'cycle.created', {
        subjectKind: 'cycle',
        subjectId: cycle.id,
        cycleId: cycle.id,
        businessAt: businessNow(principal),
        facts: { year, template: key, frameSha256: cycle.frameSha256, calendarVersion: calendar.version },
      }),
    ]);
    const created = await repositories.cycles.find(organisationId, cycle.id);
    if (!created) throw new Error('cycle is missing after its insert');
    return cycleView(created);
  }
}

interface Draft {
  readonly year: number;
  readonly title: string;
  readonly template: CycleTemplate;
  readonly calendarVersion: number;
  readonly frame: CycleFrame;
  /** Of the organisation, as the plan says it. */
  readonly name: string;
}

const cycleToCreate = ({ year, title, template, calendarVersion, frame, name }: Draft): CycleToCreate => ({
  id: newId(),
  planId: newId(),
  year,
  title,
  template: template.key,
  calendarVersion,
  frame,
  frameSha256: hashOf(frame),
  phases: phases.map(({ key, usuallyFrom, usuallyUntil }) => ({
    key,
    fromOn: dayInYear(year, usuallyFrom),
    untilOn: dayInYear(year, usuallyUntil),
  })),
  draft: { year, organisation: name, items: proposedItems(frame) },
});

/** The office's own unit leads until the plan is consulted: somebody must stand there, and it is the office that redistributes. */
function proposedItems({ year, frozen, units, unitOfPost, duties }: CycleFrame) {
  const unit = units.find(({ code }) => code === unitOfPost[duties.officeDirector]) ?? units[0];
  return unit ? proposedPlanItems(frozen?.domains ?? [], year, { unit: unit.code, liaison: unit.liaison }) : [];
}

const planMeetings = (
  { processes }: Repositories,
  organisationId: string,
  { id, frame }: CycleToCreate,
): Promise<void> =>
  processes.meetings.plan(
    organisationId,
    id,
    frame.meetings.map(({ due, callOn: _, ...meeting }) => ({ ...meeting, id: newId(), dueCount: due.length })),
  );

/** Whoever must sign or decide exists: a year that asks nobody would only find out in the middle. */
async function assertHeld(
  { cycles }: Repositories,
  organisationId: string,
  frame: CycleFrame,
  today: Day,
): Promise<void> {
  const tokens = [
    ...frame.letters.flatMap(({ superior, bearer, witness }) => [superior, bearer, witness ?? superior]),
    ...frame.units.flatMap(({ head, leader, liaison }) => [head, leader, liaison]),
    ...frame.leaders,
    ...frame.assessmentGroup,
    frame.reviewChair,
    frame.reviewRapporteur,
    ...Object.values(frame.duties),
  ];
  const posts = [...new Set(tokens)].filter((token) => !token.includes(':'));
  const vacant = await cycles.listVacant(organisationId, posts, today);
  if (vacant.length === 0) return;
  throw new Problem(
    'post-without-holder',
    vacant.map((post) => ({ pointer: '', code: 'post.without-holder', message: `nobody holds the post ${post}` })),
  );
}
