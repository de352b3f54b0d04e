import { Injectable } from '@nestjs/common';
import type {
  AskExtension,
  DecideExtension,
  ExtensionList,
  ExtensionsQuery,
  ExtensionView,
} from '@zeren/api-contracts';
import { Database, newId, type ExtensionRow, type Repositories } from '@zeren/database';
import { isWithinExtension } from '@zeren/domain';
import { Client, updateId, withDeadline } from '@zeren/temporal-connection';
import { extendTask, type CommandResult, type ExtendTask } from '@zeren/workflow-contracts';
import type { Principal } from '../access/principal';
import { cycleNow } from '../cycles/cycle-time';
import { requireCycle } from '../cycles/require-cycle';
import { requireEngine } from '../cycles/require-engine';
import { commandProblemOf, rejectionProblem } from '../errors/command-problem-of';
import { keyPageOf, readKeyCursor } from '../http/key-cursor';
import { personEntry } from '../http/person-entry';
import { Problem } from '../http/problem';

const deadlineMs = 8_000;

/** More time: asked for by whom the task is for, given by the office, and by the task's own process. */
@Injectable()
export class ExtensionsService {
  constructor(
    private readonly database: Database,
    private readonly temporal: Client,
  ) {}

  /** @throws Problem `not-found` where the task is not his, `task-closed`, `task-overdue`, `extension-too-long`, `extension-asked`. */
  async ask(
    repositories: Repositories,
    principal: Principal,
    taskId: string,
    body: AskExtension,
  ): Promise<ExtensionView> {
    const { organisationId, personId } = principal;
    const task = await repositories.tasks.find(organisationId, personId, taskId);
    if (!task?.isMine) throw new Problem('not-found');
    if (task.state !== 'open') throw new Problem('task-closed');
    const at = cycleNow(await requireCycle(repositories, organisationId, task.cycleId));
    if (Date.parse(task.dueAt) <= at) throw new Problem('task-overdue');
    if (!isWithinExtension(task.dueOn, body.untilOn)) throw new Problem('extension-too-long');
    const request = { ...body, id: newId(), taskId, personId, at: new Date(at) };
    if (!(await repositories.extensions.ask(organisationId, request))) throw new Problem('extension-asked');
    const facts = { requestId: request.id, untilOn: body.untilOn, reason: body.reason };
    await record(repositories, principal, 'extension.asked', { taskId, cycleId: task.cycleId, at, facts });
    return viewOf(await requireExtension(repositories, organisationId, request.id));
  }

  async list(
    { organisationId }: Principal,
    cycleId: string,
    { limit, cursor }: ExtensionsQuery,
  ): Promise<ExtensionList> {
    const after = readKeyCursor(cursor, 'id');
    const rows = await this.database.inTenant(organisationId, async (repositories) => {
      await requireCycle(repositories, organisationId, cycleId);
      return repositories.extensions.list(organisationId, cycleId, after?.[1] ?? null, limit + 1);
    });
    return keyPageOf(rows.map(viewOf), limit, ({ id }) => [id, id]);
  }

  /** @throws Problem `own-matter` for who asked himself, `extension-decided`, and what the process refuses. */
  async decide(principal: Principal, requestId: string, { decision, reason }: DecideExtension): Promise<ExtensionView> {
    const { organisationId, personId } = principal;
    const asked = await this.find(organisationId, requestId);
    if (asked.askedBy === personId) throw new Problem('own-matter');
    if (asked.state !== 'asked') throw new Problem('extension-decided');
    if (decision === 'grant') {
      const { taskId, untilOn } = asked;
      await this.grant(principal, asked, { actorId: personId, reason, requestId, taskId, untilOn });
    } else await this.refuse(principal, asked, reason);
    return viewOf(await this.find(organisationId, requestId));
  }

  private async grant(
    { organisationId, personId }: Principal,
    { workflowId }: ExtensionRow,
    command: ExtendTask,
  ): Promise<void> {
    await requireEngine(this.temporal);
    const id = updateId(organisationId, personId, 'decideExtension', command.requestId);
    let result: CommandResult;
    try {
      result = await withDeadline(this.temporal, deadlineMs, () =>
        this.temporal.workflow.getHandle(workflowId).executeUpdate(extendTask, { args: [command], updateId: id }),
      );
    } catch (error) {
      throw commandProblemOf(error);
    }
    if ('rejected' in result) throw rejectionProblem(result.rejected);
  }

  private refuse(principal: Principal, { id, taskId, cycleId }: ExtensionRow, reason: string): Promise<void> {
    const { organisationId, personId } = principal;
    return this.database.inTenant(organisationId, async (repositories) => {
      const at = cycleNow(await requireCycle(repositories, organisationId, cycleId));
      const decision = { state: 'refused', personId, text: reason, at: new Date(at) } as const;
      if (!(await repositories.extensions.decide(organisationId, id, decision))) throw new Problem('extension-decided');
      await record(repositories, principal, 'extension.refused', {
        taskId,
        cycleId,
        at,
        facts: { requestId: id, reason },
      });
    });
  }

  private find(organisationId: string, id: string): Promise<ExtensionRow> {
    return this.database.inTenant(organisationId, (repositories) => requireExtension(repositories, organisationId, id));
  }
}

async function requireExtension(
  { extensions }: Repositories,
  organisationId: string,
  id: string,
): Promise<ExtensionRow> {
  const found = await extensions.find(organisationId, id);
  if (!found) throw new Problem('not-found');
  return found;
}

export const viewOf = ({ cycleId: _cycleId, workflowId: _workflowId, ...row }: ExtensionRow): ExtensionView => row;

interface Deed {
  readonly taskId: string;
  readonly cycleId: string;
  readonly at: number;
  readonly facts: Readonly<Record<string, string>>;
}

const record = (
  { ledger }: Repositories,
  by: Principal,
  kind: 'extension.asked' | 'extension.refused',
  { taskId, cycleId, at, facts }: Deed,
): Promise<readonly string[]> =>
  ledger.append(by.organisationId, [
    personEntry(by, kind, { subjectKind: 'task', subjectId: taskId, cycleId, businessAt: at, facts }),
  ]);
