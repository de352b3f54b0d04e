import { temporal } from '@temporalio/proto';
import {
  canonicalJson,
  ledgerEntry,
  noteKeyOf,
  privateKeyOf,
  rootOf,
  signCheckpoint,
  writeNoteKey,
} from '@zeren/ledger';
import type { BundleRecord, RunRecord } from './bundle-record';
import { linesOf, NotABundle } from './read-bundle';
import { sha256 } from './sha256';
import { verifyBundle } from './verify-bundle';
import { writeBundle } from './write-bundle';

const [organisationId, cycleId, letterId] = ['o-1', 'c-1', 'l-1'];
const origin = `zeren.example/${organisationId}`;
const [ours, theirs] = ['5d', '7b'].map((byte) => privateKeyOf(byte.repeat(32))) as [
  ReturnType<typeof privateKeyOf>,
  ReturnType<typeof privateKeyOf>,
];
const keyText = (key: typeof ours) => writeNoteKey(noteKeyOf(origin, key));
const text = '责任书';
const [salt, content] = ['a1', canonicalJson({ comment: '同意' })];

const entry = (entryId: string, more: Readonly<Record<string, unknown>> = {}) => {
  const facts = { entryId, organisationId, actorId: 'p-1', businessAt: 1, recordedAt: 2 } as const;
  const { payload } = ledgerEntry({ ...facts, kind: 'letter.generated', subject: {} });
  return canonicalJson({ ...(JSON.parse(payload) as object), ...more });
};
const payloads = [
  entry('e-0'),
  entry('e-1', { subject: { id: letterId, kind: 'letter', documentSha256: sha256(text) } }),
  entry('e-2', { contentSha256: sha256(salt + content) }),
  entry('e-3'),
  entry('e-4'),
];

interface Making {
  readonly payloads?: readonly string[];
  readonly signer?: typeof ours;
  readonly sizes?: readonly number[];
  readonly more?: readonly BundleRecord[];
}

/** A bundle as an exporter would write it of this ledger. */
function recordsOf({ payloads: said = payloads, signer = ours, sizes = [2, 5], more }: Making = {}): BundleRecord[] {
  const leaves = said.map((payload, index) => ({
    ...{ type: 'leaf' as const, index, payload },
    hash: ledgerLeaf(payload).toString('hex'),
  }));
  const hashes = leaves.map(({ hash }) => Buffer.from(hash, 'hex'));
  return [
    {
      ...{ type: 'header', format: 'zeren-evidence-bundle', v: 1, organisationId, cycleId, origin },
      keys: [keyText(signer)],
    },
    ...leaves,
    ...sizes.map((size) => ({
      type: 'checkpoint' as const,
      note: signCheckpoint({ origin, size, root: rootOf(hashes.slice(0, size)) }, signer),
    })),
    { type: 'content', entryId: 'e-2', salt, text: content },
    { type: 'document', letterId, version: 1, sha256: sha256(text), text },
    ...(more ?? []),
  ];
}
const ledgerLeaf = (payload: string) => Buffer.from(sha256(Buffer.concat([Buffer.of(0), Buffer.from(payload)])), 'hex');

const found = async (records: readonly BundleRecord[], anchors: Parameters<typeof verifyBundle>[1] = {}) =>
  (await verifyBundle(Buffer.from(writeBundle(records)), anchors)).findings.map(
    ({ object, rule }) => `${object}: ${rule}`,
  );
const changed = (place: number, more: Readonly<Record<string, unknown>>): BundleRecord[] =>
  recordsOf().map((record, at) => (at === place ? ({ ...record, ...more } as BundleRecord) : record));
const without = (...places: readonly number[]) => recordsOf().filter((_, at) => !places.includes(at));

const { EventType } = temporal.api.enums.v1;
/** The shortest history that code has made. */
const openHistory = Buffer.from(
  temporal.api.history.v1.History.encode(
    temporal.api.history.v1.History.fromObject({
      events: [
        [
          EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED,
          { workflowExecutionStartedEventAttributes: { originalExecutionRunId: 'r-1' } },
        ],
        [EventType.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED, { workflowTaskScheduledEventAttributes: {} }],
        [EventType.EVENT_TYPE_WORKFLOW_TASK_STARTED, { workflowTaskStartedEventAttributes: {} }],
        [EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED, { workflowTaskCompletedEventAttributes: {} }],
      ].map(([eventType, attributes], at) => ({ eventId: at + 1, eventType, ...(attributes as object) })),
    }),
  ).finish(),
).toString('base64');

describe('a bundle', () => {
  it('is clean when nothing is wrong with it', async () => {
    const report = await verifyBundle(Buffer.from(writeBundle(recordsOf())));
    expect(report).toMatchObject({ ok: true, leaves: 5, checkpoints: 2, signatures: 2, histories: 0, findings: [] });
  });

  it('is something else when its first line does not say so', async () => {
    await expect(verifyBundle(Buffer.from('{"type":"leaf"}\n'))).rejects.toThrow(NotABundle);
    await expect(verifyBundle(Buffer.from(''))).rejects.toThrow(NotABundle);
  });

  it('has lines that end, are UTF-8, and are spelled one way', async () => {
    const whole = writeBundle(recordsOf());
    const rulesIn = async (file: Buffer) =>
      (await verifyBundle(file)).findings.map(({ object, rule }) => `${object}: ${rule}`);
    expect(await rulesIn(Buffer.from(whole.slice(0, -1)))).toContain('line 11: format');
    expect(await rulesIn(Buffer.from(whole.replace('"index":1', '"index": 1')))).toContain('line 3: format');
    const bytes = Buffer.from(whole);
    bytes[bytes.indexOf('同')] = 0xff;
    expect(await rulesIn(bytes)).toContain('line 9: format');
    expect(linesOf(Buffer.from('a\nb'))).toEqual(['a', undefined]);
  });

  it('is sealed against accidents', async () => {
    const lines = writeBundle(recordsOf()).split('\n').slice(0, -1);
    const { findings } = await verifyBundle(lines.toSpliced(8, 1));
    expect(findings.map(({ object, rule }) => `${object}: ${rule}`)).toEqual(['end: seal']);
    expect((await verifyBundle(lines.slice(0, -1))).findings.map(({ rule }) => rule)).toEqual(['order']);
  });

  it('says nothing when nothing in it is signed', async () => {
    expect(await found(recordsOf().slice(0, 1))).toEqual(['header: checkpoint-cover']);
  });

  it.each([
    [
      'an entry edited',
      changed(3, { payload: entry('e-2', { v: 2 }) }),
      ['leaf 2: leaf-hash', 'content e-2: content-hash'],
    ],
    ['a leaf moved', changed(5, { index: 6 }), ['leaf 6: leaf-number']],
    ['a hash edited', changed(5, { hash: '0'.repeat(64) }), ['leaf 4: leaf-hash', 'checkpoint 2: checkpoint-root']],
    ['the tail cut off', without(5), ['checkpoint 2: checkpoint-root']],
    ['a tail that nobody signed', recordsOf({ sizes: [2, 4] }), ['leaf 4: checkpoint-cover']],
    [
      'a signature of another key',
      changed(0, { keys: [keyText(theirs)] }),
      ['checkpoint 1: checkpoint-signature', 'checkpoint 2: checkpoint-signature'],
    ],
    ['what somebody wrote edited', changed(8, { text: '{"comment":"不同意"}' }), ['content e-2: content-hash']],
    ['the salt edited', changed(8, { salt: 'a2' }), ['content e-2: content-hash']],
    [
      'the text of a letter edited',
      changed(9, { text: '责任' }),
      ['document l-1/1: document-hash', 'leaf 1: document-entry'],
    ],
    ['a letter of another version', changed(9, { version: 2 }), ['document l-1/2: document-entry']],
    ['a text that is missing', without(9), ['leaf 1: document-entry']],
    [
      'a text that nobody signed',
      recordsOf({ more: [{ type: 'document', letterId: 'l-2', version: 1, sha256: sha256('x'), text: 'x' }] }),
      ['document l-2/1: document-entry'],
    ],
    ['a leaf twice', recordsOf().toSpliced(2, 0, recordsOf()[1] as BundleRecord), ['leaf 0: order']],
    [
      'an entry of another organisation',
      recordsOf({ payloads: payloads.with(3, entry('e-3', { organisationId: 'o-2' })) }),
      ['leaf 3: entry'],
    ],
    [
      'an entry of another cycle',
      recordsOf({ payloads: payloads.with(3, entry('e-3', { cycleId: 'c-2' })) }),
      ['leaf 3: entry'],
    ],
  ])('names %s', async (_, records, expected) => {
    expect(await found(records)).toEqual(expect.arrayContaining(expected));
  });

  it.each([
    ['a member too much', { more: 1 }],
    ['a member of another type', { index: '2' }],
    ['a hash that is none', { hash: 'F'.repeat(64) }],
    ['a record that nobody knows', { type: 'other' }],
  ])('has no line with %s', async (_, more) => {
    expect(await found(changed(3, more))).toContain('line 4: format');
  });

  it('is signed by keys of its own ledger', async () => {
    const other = writeNoteKey(noteKeyOf('zeren.example/o-2', ours));
    expect(await found(changed(0, { keys: [keyText(ours), other] }))).toEqual(['header: format']);
  });

  it('may have forgotten what was erased', async () => {
    const report = await verifyBundle(Buffer.from(writeBundle(without(8))));
    expect([report.findings, report.notes.erased]).toEqual([[], 1]);
  });

  it('holds other cycles by their hash only', async () => {
    const report = await verifyBundle(Buffer.from(writeBundle(changed(4, { payload: undefined }).map(clean))));
    expect([report.findings, report.notes.hashesOnly]).toEqual([[], 1]);
  });

  it('that is signed with another key says nothing wrong of itself: the published key does', async () => {
    const forged = recordsOf({ signer: theirs, payloads: payloads.with(0, entry('e-0', { v: 2 })) });
    expect(await found(forged)).toEqual([]);
    expect(await found(forged, { keys: [keyText(ours)] })).toEqual(['header: trusted-key']);
    expect(await found(recordsOf(), { keys: [keyText(ours)] })).toEqual([]);
  });

  it('that was rewritten with the true key does not agree with a checkpoint kept elsewhere', async () => {
    const kept = recordsOf().find((record) => record.type === 'checkpoint');
    const checkpoints = kept?.type === 'checkpoint' ? [kept.note] : [];
    const rewritten = recordsOf({ payloads: payloads.with(0, entry('e-0', { v: 2 })) });
    expect(await found(rewritten)).toEqual([]);
    expect(await found(rewritten, { checkpoints })).toEqual(['trusted checkpoint 1: trusted-checkpoint']);
    expect(await found(recordsOf(), { checkpoints })).toEqual([]);
    const elsewhere = 'zeren.example/o-2';
    const foreign = signCheckpoint({ origin: elsewhere, size: 0, root: rootOf([]) }, ours);
    const keys = [keyText(ours), writeNoteKey(noteKeyOf(elsewhere, ours))];
    expect(await found(recordsOf(), { keys, checkpoints: [foreign] })).toEqual([
      'trusted checkpoint 1: trusted-checkpoint',
    ]);
    expect(await found(recordsOf({ sizes: [1], payloads: payloads.slice(0, 1) }), { checkpoints })).toContain(
      'trusted checkpoint 1: trusted-checkpoint',
    );
  });

  const run: RunRecord = {
    ...{ type: 'run', workflowId: `cycle/${cycleId}`, runId: 'r-1', state: 'archived' },
    ...{ codeSha256: sha256('code'), history: '' },
  };

  it('gives no history to the engine that the ledger does not vouch for, and runs no code but that of its hash', async () => {
    const code: BundleRecord = { type: 'code', sha256: sha256('code'), text: 'other' };
    expect(await found(recordsOf({ more: [code, run] }))).toEqual([
      `code ${sha256('code').slice(0, 12)}: code-hash`,
      `history cycle/${cycleId}:event 1: history-shape`,
      `history cycle/${cycleId}:event 1: history-shape`,
      `history cycle/${cycleId}: history-archived`,
    ]);
    expect(await found(recordsOf({ more: [run] }))).toContain(`history cycle/${cycleId}: code-hash`);
  });

  it('runs no code whose hash is another, though a history could be replayed', async () => {
    const code: BundleRecord = { type: 'code', sha256: sha256('code'), text: 'throw new Error("was run")' };
    const rules = await found(recordsOf({ more: [code, { ...run, state: 'open', history: openHistory }] }));
    expect(rules).toEqual([`code ${sha256('code').slice(0, 12)}: code-hash`]);
  });

  it('lacks no history that the ledger has archived', async () => {
    const subject = { id: 'r-1', kind: 'run', runId: 'r-1', workflowId: 'plan/1' };
    const archived = payloads.with(4, entry('e-4', { kind: 'run.archived', subject }));
    expect(await found(recordsOf({ payloads: archived }))).toEqual(['leaf 4: history-archived']);
  });
});

/** A member that is undefined is none. */
const clean = (record: BundleRecord): BundleRecord =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as unknown as BundleRecord;
