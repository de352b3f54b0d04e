import { Client as TemporalClient, Connection } from '@temporalio/client';
import type { Day } from '@zeren/domain';
import { dataConverterOf } from '@zeren/temporal-connection';
import { CommissionDesk } from './commission-desk';
import { endProcesses, startCyclesWorker, type CyclesWorker } from './cycles-worker';
import { payloadKeys } from './payload-keys';
import { until } from './until';

export interface Clock {
  readonly id: string;
  readonly workflow_id: string;
  readonly step: string;
  readonly assignee: string;
  readonly due_on: Day;
  readonly clock: { readonly startsOn: Day; readonly rule: { readonly kind: string; readonly days?: number } };
  readonly calendar_version: number;
}

export const isCounted = ({ clock }: Clock): boolean => clock.rule.kind === 'workingDays';

/** A year at real speed on the day on which its first quarterly meeting was called: more than thirty clocks run. */
export class CalledMeeting {
  static readonly calledOn: Day = '2026-03-06';
  cycleId = '';

  private constructor(
    readonly desk: CommissionDesk,
    readonly temporal: TemporalClient,
    private readonly worker: CyclesWorker,
  ) {}

  static async open(): Promise<CalledMeeting> {
    const address = process.env['TEMPORAL_ADDRESS'] ?? '';
    const desk = await CommissionDesk.open();
    const worker = await startCyclesWorker(desk.database.appUrl, address);
    const connection = await Connection.connect({ address });
    const dataConverter = dataConverterOf(payloadKeys);
    const meeting = new CalledMeeting(
      desk,
      new TemporalClient({ connection, namespace: 'zeren', dataConverter }),
      worker,
    );
    await meeting.call();
    return meeting;
  }

  async running(): Promise<readonly Clock[]> {
    const columns = 'id, workflow_id, step, assignee, due_on::text, clock, calendar_version';
    const { rows } = await this.desk.admin.query<Clock>(
      `select ${columns} from task where cycle_id = $1 and state = 'open' order by id`,
      [this.cycleId],
    );
    return rows;
  }

  command(body: object) {
    return this.desk.post(`/api/v1/cycles/${this.cycleId}/commands`, body);
  }

  async close(): Promise<void> {
    const workflowIds = new Set([`cycle/${this.cycleId}`, ...(await this.running()).map(({ workflow_id: id }) => id)]);
    await endProcesses(this.temporal, [...workflowIds]);
    await this.worker.stop();
    await this.temporal.connection.close();
    await this.desk.close();
  }

  private async call(): Promise<void> {
    this.cycleId = (await this.desk.draft()).id;
    const clock = { kind: 'compressed', msPerDay: 86_400_000, startOn: CalledMeeting.calledOn };
    const started = await this.desk.post(`/api/v1/cycles/${this.cycleId}/start`, { clock });
    if (started.statusCode !== 202) throw new Error(started.body);
    // The call is as good as made: papers and reports are asked for at once.
    const isCall = ({ step }: Clock) => step === 'call-meeting';
    const call = await until('the task to call the meeting', async () => (await this.running()).find(isCall));
    await this.command({ kind: 'withdraw-task', taskId: call.id, reason: '已另行通知' });
    await until('thirty running clocks', async () => (await this.running()).filter(isCounted).length >= 30);
  }
}
