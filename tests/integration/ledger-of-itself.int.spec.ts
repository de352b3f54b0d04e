import { LedgerTrees } from '@zeren/database';
import { writeBundle, verifyBundle, type BundleRecord, type CheckpointRecord } from '@zeren/evidence-bundle';
import { CheckpointKeyChanges, CheckpointSigner, Heartbeat, LedgerSequencer } from '@zeren/worker';
import { checkpointSeed, GrowingLedger, ledgerName } from '../support/growing-ledger';

const hourMs = 3_600_000;
const otherSeed = '7e'.repeat(32);

describe('what a ledger says of itself', () => {
  let ledger: GrowingLedger;
  let trees: LedgerTrees;
  let now = Date.now();
  const logged: string[] = [];
  const log = (event: string, facts: object): void => void logged.push(`${event} ${JSON.stringify(facts)}`);

  beforeAll(async () => {
    ledger = await GrowingLedger.open();
    trees = LedgerTrees.open(ledger.database.sequencerUrl);
  }, 60_000);
  afterEach(() => expect(logged).toEqual([]));
  afterAll(async () => {
    await trees?.close();
    await ledger?.close();
  });

  const heartbeat = (): Heartbeat => new Heartbeat(ledger.app, { everyMs: hourMs, now: () => now, log });

  function sequencer(seed = checkpointSeed): LedgerSequencer {
    const signer = new CheckpointSigner(ledgerName, seed);
    const keyChanges = new CheckpointKeyChanges(ledger.app, signer);
    const published = async (): Promise<void> => undefined;
    return new LedgerSequencer(trees, signer, { checkpointMs: 0, keyChanges, published, log });
  }

  async function sign(one = sequencer()): Promise<void> {
    await one.placeWaiting();
    await one.signDue();
  }

  async function told(organisationId: string, kind: string): Promise<readonly Record<string, unknown>[]> {
    const { rows } = await ledger.admin.query<{ subject: Record<string, unknown> }>(
      `select (payload::jsonb -> 'subject') || jsonb_build_object('at', (payload::jsonb -> 'recordedAt')) as subject
         from ledger_entry where organisation_id = $1 and kind = $2 order by recorded_at`,
      [organisationId, kind],
    );
    return rows.map(({ subject }) => subject);
  }

  /** The ledger as an exporter would write it of a cycle without entries. */
  async function verified(
    organisationId: string,
    forge: (records: readonly BundleRecord[]) => readonly BundleRecord[],
  ) {
    const cycleId = '00000000-0000-7000-8000-000000000000';
    const records = await ledger.app.readTenant(
      organisationId,
      async ({ evidence }): Promise<readonly BundleRecord[]> => {
        const signed = await evidence.checkpoints(organisationId);
        const leaves = await evidence.leaves(organisationId, cycleId, { from: 0, until: signed.at(-1)?.size ?? 0 });
        return [
          {
            ...{ type: 'header', format: 'zeren-evidence-bundle', v: 1, organisationId, cycleId },
            ...{
              origin: `${ledgerName}/${organisationId}`,
              keys: [...new Set(signed.map(({ verifierKey }) => verifierKey))],
            },
          },
          ...leaves.map(({ index, hash, payload }): BundleRecord => ({
            ...{ type: 'leaf', index, hash, ...(payload === null ? {} : { payload }) },
          })),
          ...signed.map(({ note }): CheckpointRecord => ({ type: 'checkpoint', note })),
        ];
      },
    );
    const { findings, notes } = await verifyBundle(Buffer.from(writeBundle(forge(records))));
    return { found: findings.map(({ object, rule }) => `${object}: ${rule}`), silences: notes.silences };
  }
  const asItIs = (records: readonly BundleRecord[]): readonly BundleRecord[] => records;

  it('beats once an interval, each beat on the one before it, whoever is the sequencer', async () => {
    const [organisationId] = ledger.organisations as [string];
    await ledger.write(organisationId, 2);
    await sign();
    const start = now;
    const both = [heartbeat(), heartbeat()];
    const beat = () => Promise.all(both.map((one) => one.beat([organisationId])));
    await beat();
    now += hourMs - 1;
    await beat();
    now += 1;
    await beat();
    const beats = await told(organisationId, 'ledger.alive');
    expect(beats.map(({ since, at, everyMs }) => [since, at, everyMs])).toEqual([
      [undefined, start, hourMs],
      [start, start + hourMs, hourMs],
    ]);
    expect(beats.map(({ size }) => size)).toEqual([2, 2]);
    await sign();
    expect(await verified(organisationId, asItIs)).toEqual({ found: [], silences: 0 });
  });

  it('goes on after a silence and says so; the silence is counted, a hidden beat is found', async () => {
    const [organisationId] = ledger.organisations as [string];
    now += 2 * hourMs + 1;
    await heartbeat().beat([organisationId]);
    await sign();
    expect(await verified(organisationId, asItIs)).toEqual({ found: [], silences: 1 });
    const hidden = await verified(organisationId, (records) => {
      const second = records.filter((record) => record.type === 'leaf' && record.payload?.includes('ledger.alive'))[1];
      return records.map((record) => {
        if (record !== second || record.type !== 'leaf') return record;
        const { payload: _, ...rest } = record;
        return rest;
      });
    });
    expect(hidden.found).toEqual(['leaf 4: heartbeat']);
  });

  it('is not held up by a ledger whose heart cannot beat', async () => {
    const [broken, sound] = ledger.organisations.slice(1) as [string, string];
    await ledger.write(sound, 1);
    await ledger.admin.query(
      `alter table ledger_entry add constraint broken check (organisation_id <> '${broken}') not valid`,
    );
    await heartbeat().beat([broken, sound]);
    await ledger.admin.query('alter table ledger_entry drop constraint broken');
    expect(await told(sound, 'ledger.alive')).toHaveLength(1);
    expect(logged.splice(0)).toEqual([expect.stringMatching(`heartbeat.retry .*${broken}`)]);
  });

  it('names a new key before the first checkpoint by it, and an old one that comes back', async () => {
    const [, organisationId] = ledger.organisations as [string, string];
    await ledger.write(organisationId, 3);
    await sign();
    expect(await told(organisationId, 'ledger.key-changed')).toEqual([]);
    await ledger.write(organisationId, 1);
    await sign(sequencer(otherSeed));
    await ledger.write(organisationId, 1);
    await sign(sequencer(otherSeed));
    await ledger.write(organisationId, 1);
    await sign();
    const [ours, theirs] = [checkpointSeed, otherSeed].map((seed) =>
      new CheckpointSigner(ledgerName, seed).verifierKeyOf(organisationId),
    );
    const changes = await told(organisationId, 'ledger.key-changed');
    expect(changes.map(({ id, previousKey, verifierKey }) => [id, previousKey, verifierKey])).toEqual([
      ['checkpoint', ours, theirs],
      ['checkpoint', theirs, ours],
    ]);
    expect(await verified(organisationId, asItIs)).toEqual({ found: [], silences: 0 });
  });

  it('is found out when a key signs that no entry has named', async () => {
    const [, , organisationId] = ledger.organisations as [string, string, string];
    await ledger.write(organisationId, 3);
    await sign();
    await ledger.write(organisationId, 1);
    const signer = new CheckpointSigner(ledgerName, otherSeed);
    const published = async (): Promise<void> => undefined;
    await sign(new LedgerSequencer(trees, signer, { checkpointMs: 0, published, log }));
    const { found } = await verified(organisationId, asItIs);
    expect(found).toEqual([expect.stringMatching(/^checkpoint \d+: key-announced$/)]);
  });

  it('signs nothing with a key whose change has no leaf', async () => {
    const [, organisationId] = ledger.organisations as [string, string];
    await ledger.write(organisationId, 1);
    const count = () => ledger.count('ledger_checkpoint where organisation_id = $1', [organisationId]);
    const before = await count();
    const one = sequencer(otherSeed);
    await one.placeWaiting();
    await ledger.admin.query(
      `alter table ledger_leaf add constraint broken check (organisation_id <> '${organisationId}') not valid`,
    );
    await one.signDue();
    await ledger.admin.query('alter table ledger_leaf drop constraint broken');
    expect(await count()).toBe(before);
    expect(logged.splice(0).map((line) => line.split(' ')[0])).toEqual(['sequencer.retry', 'sequencer.unsigned']);
    await one.placeWaiting();
    await one.signDue();
    expect(await count()).toBe(before + 1);
  });
});
