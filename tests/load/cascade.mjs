import { readPayloadKeys } from '@zeren/config';
import temporal from '@zeren/temporal-connection';
import contracts from '@zeren/workflow-contracts';
import { randomUUID } from 'node:crypto';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { Pool } from 'undici';
import { databaseCpu, growth, postmasterOf } from './cpu.mjs';
import { cascadeOf, documentSha256, settle } from './organisation-of-bearers.mjs';
import { stackCpu } from './process-tree.mjs';

const { cyclesQueue, workflowIds } = contracts;
const clients = 8;
const patienceMs = 900_000;
/** The last rounds have opened their tasks before the server has written down that they did. */
const settledMs = 1_500;
/** Three levels; how many letters each issuer has. 100, 1,000 and 10,000 bearers, each size so often. */
const sizes = [
  { fanOuts: [4, 4, 5], times: 3 },
  { fanOuts: [10, 9, 10], times: 3 },
  { fanOuts: [20, 24, 20], times: 1 },
];
const ofRound = [200];
/** History events a letter may cost, amortised over a round. */
const eventsPerLetter = 3;
const steepest = 1.1;

/**
 * From the start of the upper round until every letter of three levels lies before both its signers: each level opens by
 * itself as the letters above are signed by HTTP. Floor of the rate: bare rows, a thousand a statement.
 */
export async function measureCascade({ say }) {
  const owner = new pg.Client({ connectionString: process.env.ZEREN_OWNER_DATABASE_URL });
  await owner.connect();
  const client = temporal.createTemporalClient({
    temporalAddress: process.env.TEMPORAL_ADDRESS,
    payloadKeys: readPayloadKeys(process.env.ZEREN_PAYLOAD_KEYS),
  });
  const http = new Pool(process.env.ZEREN_URL, { connections: clients, pipelining: 1 });
  const bench = { owner, client, http, postmaster: await postmasterOf(owner) };
  try {
    const floor = await bareRows(bench);
    say(`floor: ${floor.rate.toFixed(0)} rows/s, ${floor.cpu.toFixed(4)} ms CPU a row`);
    await opened(bench, cascadeOf(sizes[0].fanOuts)); // warms up
    const round = await opened(bench, cascadeOf(ofRound));
    say(`one round: ${described(round)}`);
    const points = [];
    for (const { fanOuts, times } of sizes)
      for (let time = 0; time < times; time++) {
        points.push(await opened(bench, cascadeOf(fanOuts)));
        say(`cascade: ${described(points.at(-1))}`);
      }
    const largest = points.at(-1);
    const ours = {
      roundRate: round.rate,
      roundCpu: round.cpu,
      roundEvents: round.events,
      rate: largest.rate,
      seconds: largest.seconds,
      events: largest.events,
      cpu: largest.cpu,
      exponent: exponentOf(points),
    };
    const shared = { roundRate: floor.rate, rate: floor.rate, seconds: largest.letters / floor.rate };
    const events = { events: eventsPerLetter, roundEvents: eventsPerLetter };
    return [{ floor: { ...shared, ...events, cpu: floor.cpu, roundCpu: floor.cpu, exponent: steepest }, ours }];
  } finally {
    await http.close();
    await client.connection.close();
    await owner.query('drop table if exists load_rows');
    await owner.end();
  }
}

const described = ({ letters, seconds, rate, events, cpu }) =>
  `${letters} letters in ${seconds.toFixed(1)} s (${rate.toFixed(0)}/s), ${events.toFixed(2)} events and ${cpu.toFixed(2)} ms CPU a letter`;

/** One table, one index, a thousand rows a statement. */
async function bareRows({ owner, postmaster }) {
  await owner.query('create table load_rows (id uuid primary key, letter text, at timestamptz default now())');
  const [statements, size] = [100, 1_000];
  const [cpu, from] = [databaseCpu(postmaster), performance.now()];
  for (let n = 0; n < statements; n++)
    await owner.query('insert into load_rows (id, letter) select * from unnest($1::uuid[], $2::text[])', [
      Array.from({ length: size }, () => randomUUID()),
      Array.from({ length: size }, (_, index) => `letter/${index}`),
    ]);
  const rows = statements * size;
  return {
    rate: rows / ((performance.now() - from) / 1000),
    cpu: growth(cpu, databaseCpu(postmaster)) / rows / 1000,
  };
}

async function opened(bench, cascade) {
  const { owner, client, postmaster } = bench;
  const placed = await settle(owner, cascade);
  const { organisationId, cycleId, clock } = placed;
  const [{ id: roundId }] = cascade.rounds;
  const [cpu, from] = [stackCpu(postmaster), performance.now()];
  await client.workflow.start('signingRound', {
    taskQueue: cyclesQueue,
    workflowId: workflowIds.signingRound(roundId),
    args: [{ v: 1, organisationId, cycleId, clock, roundId }],
  });
  await signUntilAllOpen(bench, placed, cascade);
  const seconds = (performance.now() - from) / 1000;
  const used = growth(cpu, stackCpu(postmaster)) / 1000;
  const letters = cascade.letters.length;
  await pause(settledMs);
  const events = await endAll(client, cascade);
  return { letters, seconds, rate: letters / seconds, events: events / letters, cpu: used / letters };
}

/** Those who have somebody below them sign as soon as they are asked; whoever has not is only asked. */
async function signUntilAllOpen(bench, { cycleId, cookieOf }, { letters, rounds }) {
  const signed = new Set();
  const until = performance.now() + patienceMs;
  for (let open = 0; open < 2 * letters.length;) {
    if (performance.now() > until)
      throw new Error(`${open} of ${2 * letters.length} tasks were opened in fifteen minutes`);
    const { rows } = await bench.owner.query(
      `select t.id, t.assignee from task t join letter l on l.organisation_id = t.organisation_id and l.id = t.letter_id
        where t.cycle_id = $1 and t.state = 'open' and l.child_round_id is not null`,
      [cycleId],
    );
    await signAll(
      bench,
      rows.filter(({ id }) => !signed.has(id) && signed.add(id)),
      cookieOf,
    );
    await pause(rounds.length > 1 ? 100 : 10);
    ({
      rows: [{ open }],
    } = await bench.owner.query('select count(*)::int as open from task where cycle_id = $1', [cycleId]));
  }
}

async function signAll({ http }, tasks, cookieOf) {
  const waiting = [...tasks];
  const headers = { 'content-type': 'application/json', origin: process.env.ZEREN_URL };
  const body = JSON.stringify({ kind: 'sign', documentSha256 });
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let task = waiting.pop(); task; task = waiting.pop()) {
        const key = { cookie: cookieOf(task.assignee), 'idempotency-key': randomUUID() };
        const path = `/api/v1/tasks/${task.id}/acts`;
        const answer = await http.request({ path, method: 'POST', headers: { ...headers, ...key }, body });
        const text = await answer.body.text();
        if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode} ${text}`);
      }
    }),
  );
}

/** Events of all rounds until now; then they are ended, so that the next measurement has the worker to itself. */
async function endAll(client, { rounds }) {
  const waiting = rounds.map(({ id }) => workflowIds.signingRound(id)).toReversed();
  let events = 0;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let id = waiting.pop(); id; id = waiting.pop()) {
        const handle = client.workflow.getHandle(id);
        events += Number((await handle.describe()).historyLength);
        await handle.terminate('measured').catch(() => undefined); // its parent may have taken it along
      }
    }),
  );
  return events;
}

/** How the cost of the whole grows: slope of log CPU over log letters, least squares. 1 is a constant cost a letter. */
function exponentOf(points) {
  const xs = points.map(({ letters }) => Math.log(letters));
  const ys = points.map(({ letters, cpu }) => Math.log(letters * cpu));
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(xs), mean(ys)];
  const across = xs.reduce((sum, x, index) => sum + (x - mx) * (ys[index] - my), 0);
  return across / xs.reduce((sum, x) => sum + (x - mx) ** 2, 0);
}
