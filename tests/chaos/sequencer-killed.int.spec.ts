import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { checkpointSeed, GrowingLedger, ledgerName, numbersFrom } from '../support/growing-ledger';
import { until } from '../support/until';

const kills = 12;
const seed = randomInt(2 ** 31);

describe(`a sequencer that is killed ${kills} times (seed ${seed})`, () => {
  const random = numbersFrom(seed);
  const among = (count: number): number => random.next().value % count;
  let ledger: GrowingLedger;
  let sequencer: ChildProcess | undefined;

  beforeAll(async () => {
    ledger = await GrowingLedger.open();
  }, 60_000);
  afterAll(async () => {
    await kill();
    await ledger?.close();
  });

  async function start(): Promise<void> {
    const env = {
      ...process.env,
      LEDGER_URL: ledger.database.sequencerUrl,
      LEDGER_NAME: ledgerName,
      CHECKPOINT_SEED: checkpointSeed,
    };
    const child = spawn(process.execPath, [join(__dirname, 'sequencer-process.mjs')], { env, stdio: 'pipe' });
    sequencer = child;
    await once(child.stdout, 'data');
  }

  async function kill(): Promise<void> {
    if (!sequencer || sequencer.exitCode !== null || sequencer.signalCode !== null) return;
    const ended = once(sequencer, 'exit');
    sequencer.kill('SIGKILL');
    await ended;
  }

  it('leaves no gap, no fork and no lost entry', async () => {
    for (let round = 0; round < kills; round += 1) {
      for (const organisationId of ledger.organisations) await ledger.write(organisationId, 50 + among(150));
      await start();
      await pause(among(150)); // the point at which it dies
      await kill();
    }
    await start();
    await until('everybody has a leaf, and every leaf is signed for', async () => {
      const unsigned = `(select organisation_id, max(leaf_index) + 1 as size from ledger_leaf group by 1) t
        where not exists (select 1 from ledger_checkpoint c where c.organisation_id = t.organisation_id and c.size = t.size)`;
      return (await ledger.isPlaced()) && (await ledger.count(unsigned)) === 0;
    });
    for (const organisationId of ledger.organisations) expect(await ledger.judge(organisationId)).toEqual([]);
  }, 120_000);
});
