import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import temporalWorker from '@temporalio/worker';
import bundles from '@zeren/evidence-bundle';
import ledger from '@zeren/ledger';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const { DefaultLogger, Runtime, Worker } = temporalWorker;
const { replayRuns, verifyBundle, writeBundle } = bundles;
const root = path.resolve(import.meta.dirname, '../..');
const leafCount = 20_000;

/**
 * What a stranger's laptop needs for a bundle, on one core. Leaves: parsed, hashed and signed for, against nothing but the
 * hashes. Histories: the golden ones replayed deeply, against plain replay. The first round warms up and is dropped.
 */
export async function measureVerifying({ rounds, say }) {
  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
  const bundle = aBundle();
  const code = fs.readFileSync(path.join(root, 'apps/worker/dist/workflow-bundle.js'), 'utf8');
  const runs = goldenRuns();
  const events = runs.reduce((sum, { history }) => sum + history.events.length, 0);
  say(`${leafCount} leaves in ${bundle.length} bytes; ${runs.length} histories of ${events} events`);
  const measured = [];
  for (let round = 0; round < rounds; round++) {
    const floor = {
      leaves: leafCount / hashAll(),
      ...perSecond(runs, events, await secondsOf(() => replayPlainly(code, runs))),
    };
    const leaves = leafCount / (await secondsOf(() => verifyOrFail(bundle)));
    const ours = { leaves, ...perSecond(runs, events, await secondsOf(() => replayRuns(code, runs))) };
    say(
      `  round ${round}: ${ours.leaves.toFixed(0)} leaves/s, ${ours.histories.toFixed(1)} histories/s, ${ours.events.toFixed(0)} events/s`,
    );
    if (round > 0) measured.push({ floor, ours });
  }
  return measured;
}

const perSecond = (runs, events, seconds) => ({ histories: runs.length / seconds, events: events / seconds });

/** CPU time: the machine may have other things to do. */
async function secondsOf(work) {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

async function verifyOrFail(bundle) {
  const { findings } = await verifyBundle(bundle);
  if (findings.length > 0) throw new Error(`the measured bundle is not clean: ${JSON.stringify(findings[0])}`);
}

const entryOf = (index) =>
  ledger.canonicalJson({
    entryId: `e-${index}`,
    organisationId: 'o',
    subject: { id: `t-${index}`, kind: 'task' },
    text: 'x'.repeat(400),
  });

function aBundle() {
  const leaves = Array.from({ length: leafCount }, (_, index) => {
    const payload = entryOf(index);
    return { type: 'leaf', index, payload, hash: ledger.leafHashOf(payload).toString('hex') };
  });
  const [origin, key] = ['zeren.example/o', ledger.privateKeyOf('4c'.repeat(32))];
  const root = ledger.rootOf(leaves.map(({ hash }) => Buffer.from(hash, 'hex')));
  const note = ledger.signCheckpoint({ origin, size: leafCount, root }, key);
  const keys = [ledger.writeNoteKey(ledger.noteKeyOf(origin, key))];
  const header = {
    type: 'header',
    format: 'zeren-evidence-bundle',
    v: 1,
    organisationId: 'o',
    cycleId: 'c',
    origin,
    keys,
  };
  return Buffer.from(writeBundle([header, ...leaves, { type: 'checkpoint', note }]));
}

/** Answers the seconds that the hashes of leaves and nodes alone take. */
function hashAll() {
  const before = process.cpuUsage();
  const payloads = Array.from({ length: leafCount }, (_, index) => entryOf(index));
  const start = process.cpuUsage(before);
  for (const payload of payloads) createHash('sha256').update('\0').update(payload).digest();
  const node = Buffer.alloc(65);
  for (let index = 1; index < leafCount; index++) createHash('sha256').update(node).digest();
  const { user, system } = process.cpuUsage(before);
  return (user + system - start.user - start.system) / 1e6;
}

function goldenRuns() {
  const folder = path.join(root, 'tests/replay/histories');
  return fs.readdirSync(folder).map((key) => {
    const { workflowId, history } = JSON.parse(fs.readFileSync(path.join(folder, key), 'utf8'));
    return { key, workflowId, history: historyFromJSON(history) };
  });
}

async function replayPlainly(code, runs) {
  for await (const { error } of Worker.runReplayHistories({ workflowBundle: { code } }, runs)) if (error) throw error;
}
