// `npm run replay:record`: the newest cycle that has been played to its end on TEMPORAL_ADDRESS becomes the golden histories,
// one per workflow type and branch; files of the same type and branch are replaced. Record anew only for a release: code
// that no longer replays what is committed here would also stop the years that are under way. ZEREN_PAYLOAD_KEYS
// opens them; what is committed is in clear, like the oldest years.
import { Client, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { readPayloadKeys } from '@zeren/config';
import { openedHistory, payloadCodec } from '@zeren/temporal-connection';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import * as prettier from 'prettier';
import { anonymise } from './anonymise.mjs';
import { branchOf, inputOf } from './branch-of.mjs';

const namespace = 'zeren';
const largest = 500_000;
const folder = path.join(import.meta.dirname, 'histories');

const address = process.env.TEMPORAL_ADDRESS;
if (!address)
  fail('TEMPORAL_ADDRESS is not set: play a year first, for example with `npm run demo`, and name its server.');
const keys = process.env.ZEREN_PAYLOAD_KEYS;
if (!keys) fail('ZEREN_PAYLOAD_KEYS is not set: give it to the demonstration, and the same here.');
const codec = payloadCodec(readPayloadKeys(keys));
const connection = await Connection.connect({ address });
try {
  const recorded = await record(new Client({ connection, namespace }).workflow);
  for (const [name, golden] of recorded) await write(name, golden);
} finally {
  await connection.close();
}

/** Per type and branch the longest history that is small enough to keep. */
async function record(workflows) {
  const cycleId = await newestCycle(workflows);
  const chosen = new Map();
  for await (const { workflowId, runId, type } of workflows.list({ query: "ExecutionStatus != 'Running'" })) {
    const fetched = await workflows.getHandle(workflowId, runId).fetchHistory();
    const history = JSON.parse(historyToJSON(await openedHistory(fetched, workflowId, codec)));
    if (inputOf(history)?.cycleId !== cycleId) continue;
    const golden = { workflowId, workflowType: type, history: anonymise(history) };
    const name = `${type}.${branchOf(history)}`;
    const text = await textOf(golden);
    if (text.length > largest) console.error(`${name}: ${workflowId} takes ${text.length} bytes, left out`);
    else if (text.length > (chosen.get(name)?.text.length ?? 0)) chosen.set(name, { text, history });
  }
  if (chosen.size === 0) fail(`No process of cycle ${cycleId} has ended on ${address}.`);
  return chosen;
}

async function newestCycle(workflows) {
  const query = "WorkflowType = 'annualCycle' AND ExecutionStatus = 'Completed'";
  for await (const { workflowId } of workflows.list({ query })) return workflowId.replace('cycle/', '');
  return fail(`No cycle has been played to its end on ${address}.`);
}

function textOf(golden) {
  return prettier.format(JSON.stringify(golden), { parser: 'json', printWidth: 120 });
}

async function write(name, { text, history }) {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, `${name}.json`), text);
  console.log(`${name}: ${history.events.length} events, ${(text.length / 1000).toFixed(0)} kB`);
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
