import { Injectable } from '@nestjs/common';
import type { UpdateDefinition } from '@temporalio/common';
import type { CommandAnswer, CycleCommand } from '@zeren/api-contracts';
import { Database, type CycleDetails, type StepOfTask } from '@zeren/database';
import { Client, updateId, withDeadline } from '@zeren/temporal-connection';
import {
  adoptCalendar,
  amendLetter,
  cancelCycle,
  changePostHolder,
  moveDeadline,
  requestReview,
  withdrawTask,
  workflowIds,
  type CommandResult,
} from '@zeren/workflow-contracts';
import type { Principal } from '../access/principal';
import { commandProblemOf, rejectionProblem } from '../errors/command-problem-of';
import { Problem } from '../http/problem';
import { cycleNow } from './cycle-time';
import { sha256 } from './cycle-views';
import { idOf } from './id-of';
import { requireEngine } from './require-engine';

const deadlineMs = 8_000;

type Command<Kind extends CycleCommand['kind']> = Extract<CycleCommand, { kind: Kind }>;

/** Who asks what of which cycle, and the id by which a repetition is known. */
interface Asked {
  readonly principal: Principal;
  readonly kind: CycleCommand['kind'];
  readonly cycle: CycleDetails;
  readonly updateId: string;
}

/** One Update, as it is sent. */
interface Change<Argument> {
  readonly workflowId: string;
  readonly definition: UpdateDefinition<CommandResult, [Argument]>;
  readonly argument: Argument;
  /** Row that it makes. */
  readonly createdId?: string;
}

/** Changes to a running process: it decides, it records, and it answers the same to a repetition. */
@Injectable()
export class CommandsService {
  constructor(
    private readonly database: Database,
    private readonly temporal: Client,
  ) {}

  async execute(principal: Principal, cycleId: string, key: string, command: CycleCommand): Promise<CommandAnswer> {
    const { organisationId, personId } = principal;
    const cycle = await this.database.inTenant(organisationId, ({ cycles }) => cycles.find(organisationId, cycleId));
    if (!cycle) throw new Problem('not-found');
    if (cycle.state !== 'running') throw new Problem('cycle-not-running');
    await requireEngine(this.temporal);
    const asked = {
      principal,
      kind: command.kind,
      cycle,
      updateId: updateId(organisationId, personId, 'commandCycle', key),
    };
    switch (command.kind) {
      case 'move-deadline':
        return this.moveDeadline(asked, command);
      case 'withdraw-task':
        return this.withdrawTask(asked, command);
      case 'amend-letter':
        return this.amendLetter(asked, command);
      case 'change-post-holder':
        return this.changePostHolder(asked, command);
      case 'request-review':
        return this.requestReview(asked, command);
      case 'adopt-calendar':
        return this.update(asked, {
          workflowId: workflowIds.cycle(cycleId),
          definition: adoptCalendar,
          argument: { actorId: personId, reason: command.reason, version: command.version },
        });
      case 'cancel-cycle':
        return this.update(asked, {
          workflowId: workflowIds.cycle(cycleId),
          definition: cancelCycle,
          argument: { actorId: personId, reason: command.reason },
        });
    }
  }

  private async moveDeadline(asked: Asked, { taskIds, workflowId, step, dueOn, reason }: Command<'move-deadline'>) {
    const owner = taskIds ? await this.ownerOf(asked, taskIds) : await this.requireOwner(asked, workflowId, step);
    const { personId: actorId } = asked.principal;
    const argument = { actorId, reason, step: owner.step, dueOn };
    return this.update(asked, { workflowId: owner.workflowId, definition: moveDeadline, argument });
  }

  private async withdrawTask(asked: Asked, { taskId, reason }: Command<'withdraw-task'>) {
    const { workflowId } = await this.ownerOf(asked, [taskId]);
    const argument = { actorId: asked.principal.personId, reason, taskId };
    return this.update(asked, { workflowId, definition: withdrawTask, argument });
  }

  private async amendLetter(asked: Asked, { letterCode, reason, fenceOn }: Command<'amend-letter'>) {
    const { letterId } = await this.names(asked, { letterCode });
    if (!letterId) throw new Problem('letter-unknown');
    const amendmentId = idOf(asked.updateId);
    const argument = { actorId: asked.principal.personId, amendmentId, letterId, fenceOn, reason };
    const workflowId = workflowIds.cycle(asked.cycle.id);
    return this.update(asked, { workflowId, definition: amendLetter, argument, createdId: amendmentId });
  }

  private async changePostHolder(asked: Asked, command: Command<'change-post-holder'>) {
    const { postCode, personCode, fromOn, reason } = command;
    const { postCode: post, personId: successorId } = await this.names(asked, { postCode, personCode });
    if (!post) throw new Problem('post-unknown');
    if (!successorId) throw new Problem('person-unknown');
    const successionId = idOf(asked.updateId);
    const argument = { actorId: asked.principal.personId, successionId, postCode, successorId, fromOn, reason };
    const workflowId = workflowIds.cycle(asked.cycle.id);
    return this.update(asked, { workflowId, definition: changePostHolder, argument, createdId: successionId });
  }

  /** The text stands in the database before the process hears of it; a repetition finds it there. */
  private async requestReview(
    asked: Asked,
    { letterCode, text, filedOn = asked.cycle.today }: Command<'request-review'>,
  ) {
    const { organisationId, personId: actorId } = asked.principal;
    const { id: cycleId } = asked.cycle;
    const { letterId } = await this.names(asked, { letterCode });
    if (!letterId) throw new Problem('letter-unknown');
    const reviewId = idOf(asked.updateId);
    const at = new Date(cycleNow(asked.cycle));
    await this.database.inTenant(organisationId, ({ evaluation }) =>
      evaluation.fileReviewRequest(organisationId, cycleId, { id: reviewId, letterId, filedOn, text, at }),
    );
    const argument = { actorId, reviewId, letterId, filedOn, textSha256: sha256(text) };
    return this.update(asked, {
      workflowId: workflowIds.cycle(cycleId),
      definition: requestReview,
      argument,
      createdId: reviewId,
    });
  }

  private async update<Argument>({ kind, updateId: id }: Asked, change: Change<Argument>): Promise<CommandAnswer> {
    const { workflowId, createdId = null } = change;
    const result = await this.send(id, change);
    if ('rejected' in result) throw rejectionProblem(result.rejected);
    return { kind, entryId: result.entryId, workflowId, createdId };
  }

  private async send<Argument>(
    id: string,
    { workflowId, definition, argument }: Change<Argument>,
  ): Promise<CommandResult> {
    try {
      return await withDeadline(this.temporal, deadlineMs, () =>
        this.temporal.workflow.getHandle(workflowId).executeUpdate(definition, { args: [argument], updateId: id }),
      );
    } catch (error) {
      throw commandProblemOf(error);
    }
  }

  /** A step moves as a whole, so tasks of two steps are two commands. */
  private async ownerOf(
    { principal: { organisationId }, cycle }: Asked,
    taskIds: readonly string[],
  ): Promise<StepOfTask> {
    const { found, steps } = await this.database.inTenant(organisationId, ({ cycleTasks }) =>
      cycleTasks.stepsOf(organisationId, cycle.id, taskIds),
    );
    const [step] = steps;
    if (!step || found !== new Set(taskIds).size) throw new Problem('not-found');
    if (steps.length === 1) return step;
    throw new Problem('invalid-body', [{ pointer: '/taskIds', code: 'one-step', message: 'tasks of one step only' }]);
  }

  private async requireOwner({ principal, cycle }: Asked, workflowId?: string, step?: string): Promise<StepOfTask> {
    if (!workflowId || !step)
      throw new Problem('invalid-body', [
        { pointer: '', code: 'step', message: 'name taskIds, or workflowId and step' },
      ]);
    const { organisationId } = principal;
    const isOfCycle = await this.database.inTenant(organisationId, ({ cycleTasks }) =>
      cycleTasks.hasWorkflow(organisationId, cycle.id, workflowId),
    );
    if (!isOfCycle) throw new Problem('not-found');
    return { workflowId, step };
  }

  private names(
    { principal: { organisationId }, cycle }: Asked,
    codes: { letterCode?: string; postCode?: string; personCode?: string },
  ) {
    return this.database.inTenant(organisationId, ({ cycleTasks }) =>
      cycleTasks.names(organisationId, cycle.id, codes),
    );
  }
}
