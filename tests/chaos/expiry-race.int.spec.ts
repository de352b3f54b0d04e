import { createActivities } from '@zeren/activities';
import { Database } from '@zeren/database';
import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { SigningDesk } from '../support/signing-desk';

const races = 200;
const seed = randomInt(2 ** 31);

/** Small numbers that look random and come again from the same seed. */
function* jitter(state: number): Generator<number, never> {
  for (;;) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    yield (state >>> 16) % 4;
  }
}

describe(`a signature and the expiry of its task at the same instant (seed ${seed})`, () => {
  let desk: SigningDesk;
  let database: Database;

  beforeAll(async () => {
    desk = await SigningDesk.open();
    database = await Database.open(desk.database.appUrl, 2);
  }, 60_000);
  afterAll(async () => {
    await database?.close();
    await desk?.close();
  });

  async function race(ahead: number, behind: number) {
    const { bearer, letterId } = await desk.letter();
    const { rows } = await desk.admin.query<{ workflow_id: string }>(
      `update task set step = 'sign-letter', expires_at = now() + interval '1 minute' where id = $1 returning workflow_id`,
      [bearer],
    );
    const workflowId = rows[0]?.workflow_id ?? '';
    const expiry = {
      key: `${workflowId}#1`,
      workflowId,
      organisationId: desk.organisationId,
      cycleId: desk.cycleId,
      at: Date.now(),
      process: 'signing-round',
      subject: workflowId,
      step: 'sign-letter',
      known: 0,
    } as const;
    const { expireTasks } = createActivities({ database });
    const [answer, lines] = await Promise.all([
      pause(ahead).then(() => desk.act(bearer)),
      pause(behind).then(() => expireTasks(expiry)),
    ]);
    return { bearer, letterId, workflowId, answer, lines, again: await expireTasks(expiry) };
  }

  it('has one winner, two hundred times, and row, ledger and process agree who it was', async () => {
    const numbers = jitter(seed);
    const won = { signature: 0, clock: 0 };
    for (let attempt = 0; attempt < races; attempt += 1) {
      const { bearer, letterId, answer, lines, again } = await race(numbers.next().value, numbers.next().value);
      const isSigned = answer.statusCode === 200;
      won[isSigned ? 'signature' : 'clock'] += 1;
      const state = isSigned ? 'done' : 'expired';
      if (!isSigned) expect([answer.statusCode, answer.json().type]).toEqual([409, '/problems/task-closed']);
      const { rows } = await desk.admin.query(
        `select t.state, l.state as letter, g.open_tasks,
                (select count(*)::int from act a where a.task_id = t.id) as acts,
                (select count(*)::int from outbox_line o where o.task_id = t.id) as lines,
                (select count(*)::int from ledger_entry e join act a on a.id = e.id where a.task_id = t.id and e.kind = 'letter.signed') as signed,
                (select count(*)::int from ledger_entry e where e.kind = 'task.expired' and e.subject_id = t.id::text) as expired
           from task t join letter l on l.id = t.letter_id join task_group g on g.id = t.group_id where t.id = $1 and l.id = $2`,
        [bearer, letterId],
      );
      const [acts, expired] = isSigned ? [1, 0] : [0, 1];
      const letter = isSigned ? 'open' : 'expired';
      expect(rows).toEqual([{ state, letter, open_tasks: 1, acts, lines: acts, signed: acts, expired }]);
      // The process learns from the rows, whoever won, and a repetition of the effect tells it the same.
      expect(again).toEqual([expect.objectContaining({ taskId: bearer, state })]);
      for (const line of lines) expect(line).toEqual(again[0]);
    }
    expect(won.signature + won.clock).toBe(races);
    expect(Math.min(won.signature, won.clock)).toBeGreaterThan(0);
  }, 120_000);
});
