import { LedgerTrees } from '@zeren/database';
import { CheckpointSigner, LedgerSequencer } from '@zeren/worker';
import { randomInt } from 'node:crypto';
import { checkpointSeed, GrowingLedger, ledgerName, numbersFrom, withoutLeaf } from '../support/growing-ledger';
import { until } from '../support/until';

const seed = randomInt(2 ** 31);

describe(`the tree over the ledger (seed ${seed})`, () => {
  const random = numbersFrom(seed);
  const among = (count: number): number => random.next().value % count;
  let ledger: GrowingLedger;
  const opened: LedgerTrees[] = [];
  const logged: string[] = [];
  const published: string[] = [];

  beforeAll(async () => {
    ledger = await GrowingLedger.open();
  }, 60_000);
  afterAll(async () => {
    await Promise.all(opened.map((trees) => trees.close()));
    await ledger?.close();
  });

  function sequencer({ batchSize = 1_000, lookSize = 10_000 } = {}): LedgerSequencer {
    const trees = LedgerTrees.open(ledger.database.sequencerUrl);
    opened.push(trees);
    return new LedgerSequencer(trees, new CheckpointSigner(ledgerName, checkpointSeed), {
      pollMs: 5,
      batchSize,
      lookSize,
      checkpointMs: 0,
      published: async (note) => void published.push(note),
      log: (event, { error }) => logged.push(`${event}: ${String(error)}`),
    });
  }

  async function judgements(): Promise<readonly string[]> {
    const findings: string[] = [];
    for (const organisationId of ledger.organisations) findings.push(...(await ledger.judge(organisationId)));
    return findings;
  }
  const organisation = (): string => ledger.organisations[among(3)] as string;

  it('gives every entry its leaf, whoever wrote it and in whatever order it was committed', async () => {
    for (let round = 0; round < 12; round += 1) await ledger.write(organisation(), 1 + among(90));
    for (const organisationId of ledger.organisations) await ledger.write(organisationId, 1);
    const one = sequencer({ batchSize: 37 });
    while (!(await ledger.isPlaced())) {
      await one.placeWaiting();
      await one.signDue();
    }
    expect(await judgements()).toEqual([]);
    expect(logged).toEqual([]);
    expect(published).toHaveLength(await ledger.count('ledger_checkpoint'));
  });

  it('is not forked by a second sequencer that nobody holds back', async () => {
    const both = [sequencer({ batchSize: 5 }), sequencer({ batchSize: 7 })];
    for (let round = 0; round < 15; round += 1) await ledger.write(organisation(), 1 + among(60));
    while (!(await ledger.isPlaced()))
      await Promise.all(both.map(async (one) => Promise.all([one.placeWaiting(), one.signDue()])));
    await sequencer().placeWaiting();
    await signAll();
    expect(await judgements()).toEqual([]);
  });

  /** Whatever has grown gets a last checkpoint, by somebody who begins as after a restart. */
  async function signAll(): Promise<void> {
    const stop = new AbortController();
    const running = sequencer().run(stop.signal);
    await until('a checkpoint of everything', async () => {
      const open = `(select organisation_id, max(leaf_index) + 1 as size from ledger_leaf group by 1) t
        where not exists (select 1 from ledger_checkpoint c where c.organisation_id = t.organisation_id and c.size = t.size)`;
      return (await ledger.isPlaced()) && (await ledger.count(open)) === 0;
    });
    stop.abort();
    await running;
  }

  it('survives the loss of its connections at any moment, with one sequencer active and one standing by', async () => {
    const stop = new AbortController();
    const running = [sequencer({ batchSize: 11 }), sequencer({ batchSize: 13 })].map((one) => one.run(stop.signal));
    for (let round = 0; round < 40; round += 1) {
      await Promise.all(Array.from({ length: 1 + among(4) }, () => ledger.write(organisation(), 1 + among(40))));
      if (among(3) > 0)
        await ledger.admin.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'zeren_sequencer' and datname = current_database()`,
        );
    }
    await until('everybody has a leaf', () => ledger.isPlaced());
    stop.abort();
    await Promise.all(running);
    await signAll();
    expect(await judgements()).toEqual([]);
  }, 120_000);

  it('takes up what is committed after younger entries have their leaves', async () => {
    const one = sequencer();
    const [organisationId] = ledger.organisations as [string];
    await ledger.write(organisationId, 2, async () => {
      for (let round = 0; round < 3; round += 1) {
        await ledger.write(organisation(), 5);
        await one.placeWaiting();
      }
    });
    expect(await ledger.count(withoutLeaf)).toBe(2);
    await one.placeWaiting();
    expect(await ledger.count(withoutLeaf)).toBe(0);
    await signAll();
    expect(await judgements()).toEqual([]);
  });

  it('takes up, when it takes over, what a restored ledger holds of a future count of transactions', async () => {
    const [organisationId] = ledger.organisations as [string];
    await ledger.admin.query(`alter table ledger_entry alter column recorded_in set default '9000000000000000'`);
    await ledger.write(organisationId, 3);
    await ledger.admin.query('alter table ledger_entry alter column recorded_in set default pg_current_xact_id()');
    const one = sequencer();
    await one.placeWaiting();
    await ledger.write(organisationId, 1);
    await one.placeWaiting();
    expect(await ledger.count(withoutLeaf)).toBe(0);
    await signAll();
    expect(await judgements()).toEqual([]);
  });

  it('is not held up by another ledger that cannot go on', async () => {
    const [broken, sound] = ledger.organisations as [string, string];
    const forbid = `alter table ledger_leaf add constraint broken check (organisation_id <> '${broken}') not valid`;
    await ledger.admin.query(forbid);
    const one = sequencer({ lookSize: 4 });
    await ledger.write(broken, 9);
    await ledger.write(sound, 3);
    await one.placeWaiting();
    await one.placeWaiting();
    expect(await ledger.count(`${withoutLeaf} and e.organisation_id = $1`, [sound])).toBe(0);
    await ledger.admin.query('alter table ledger_leaf drop constraint broken');
    while (!(await ledger.isPlaced())) await one.placeWaiting();
    await signAll();
    expect(await judgements()).toEqual([]);
  });

  it('lets nobody change a leaf, a tile or a checkpoint, and leaves no gap', async () => {
    for (const table of ['ledger_leaf', 'ledger_tile', 'ledger_checkpoint'])
      for (const change of [`update ${table} set organisation_id = organisation_id`, `delete from ${table}`])
        await expect(ledger.admin.query(change)).rejects.toThrow('append-only');
    const [organisationId] = ledger.organisations;
    await ledger.write(organisationId as string, 1);
    const leaf = `insert into ledger_leaf (organisation_id, leaf_index, entry_id, leaf_hash)
      select e.organisation_id, $1, e.id, sha256('') from ${withoutLeaf} limit 1`;
    await expect(ledger.admin.query(leaf, [1_000_000])).rejects.toThrow('ledger_leaf_previous_fkey');
    await expect(ledger.admin.query(leaf, [0])).rejects.toThrow('ledger_leaf_pkey');
  });

  it('is never signed once it is not what was signed before', async () => {
    const [organisationId] = ledger.organisations as [string];
    // Signing reads a leaf until a whole tile stands over it; who verifies reads it always.
    while ((await ledger.count('ledger_leaf where organisation_id = $1', [organisationId])) % 256 === 0) {
      await ledger.write(organisationId, 1);
      await sequencer().placeWaiting();
    }
    await ledger.write(organisationId, 1);
    await ledger.admin.query('alter table ledger_leaf disable trigger ledger_leaf_append_only');
    await ledger.admin.query(
      `update ledger_leaf set leaf_hash = sha256('rewritten')
        where organisation_id = $1 and leaf_index = (select max(leaf_index) from ledger_leaf where organisation_id = $1)`,
      [organisationId],
    );
    logged.length = 0;
    const before = await ledger.count('ledger_checkpoint where organisation_id = $1', [organisationId]);
    const one = sequencer();
    await one.placeWaiting();
    await one.signDue();
    expect(logged).toEqual([
      expect.stringMatching(/^sequencer.unsigned: Error: the ledger of .* is not what was signed/),
    ]);
    expect(await ledger.count('ledger_checkpoint where organisation_id = $1', [organisationId])).toBe(before);
  });
});
