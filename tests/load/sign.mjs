import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import process from 'node:process';
import pg from 'pg';
import { cpuOf, databaseCpu, growth, postmasterOf } from './cpu.mjs';
import { Letters } from './letters.mjs';
import { serve } from './served.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const clients = 16;
const json = { 'content-type': 'application/json' };

/**
 * A person's signature over HTTP against the least that could be called one, in one run: same pool, same disk, rounds in
 * turn. Ours: real sessions, forced row security, evidence, ledger entry, outbox line. Answers per round what both did.
 * @param {{ rounds: number, operations: number, say: (text: string) => void }} how the first round warms up and is dropped
 */
export async function measureSigning({ rounds, operations, say }) {
  const owner = new pg.Client({ connectionString: process.env.ZEREN_OWNER_DATABASE_URL });
  await owner.connect();
  const started = [];
  const start = async (program, ready) => {
    const environment = {
      ZEREN_POOL_SIZE: String(clients),
      ZEREN_MODE: 'demo',
      ZEREN_HOST: '127.0.0.1',
      ZEREN_PAYLOAD_KEYS: `bench:${randomBytes(32).toString('hex')}`,
      ZEREN_FACTOR_KEY: randomBytes(32).toString('hex'),
      ZEREN_RECEIPT_KEY: randomBytes(32).toString('hex'),
    };
    started.push(await serve(program, { ready, environment, clients }));
    return started.at(-1);
  };
  try {
    const letters = new Letters(owner);
    await letters.settle(clients);
    await createFloor(owner);
    say(await describeDatabase(owner));
    const floor = await start(path.join(import.meta.dirname, 'floor-server.mjs'), '/');
    const ours = await start(path.join(root, 'apps/api/dist/main.js'), '/api/v1/mode');
    const bench = { letters, owner, postmaster: await postmasterOf(owner), operations };
    return await inTurns({ bench, floor, ours, rounds, say });
  } finally {
    for (const server of started) await server.stop();
    await owner.query('drop table if exists load_floor');
    await owner.end();
  }
}

async function createFloor(owner) {
  await owner.query('drop table if exists load_floor');
  await owner.query(
    'create table load_floor (id uuid primary key, task_id uuid, document_sha256 text, at timestamptz default now())',
  );
  await owner.query('grant insert on load_floor to zeren_app');
}

async function inTurns({ bench, floor, ours, rounds, say }) {
  const measured = [];
  for (let round = 0; round < rounds; round++) {
    const cells = [
      ['floor', () => cell(bench, floor, floorRequest)],
      ['ours', () => cell(bench, ours, actRequest(ours))],
    ];
    const found = {};
    for (const [name, run] of round % 2 ? cells.toReversed() : cells) found[name] = await run();
    await bench.letters.quieten();
    say(`round ${round}: floor ${described(found.floor)}; ours ${described(found.ours)}`);
    if (round > 0) measured.push(found);
  }
  await assertNothingLost(bench, rounds);
  return measured;
}

/** A closed loop of 16 clients, each a person of its own. */
async function cell({ letters, postmaster, operations }, server, request) {
  const work = await letters.place(operations);
  const [app, database, from] = [cpuOf(server.pid), databaseCpu(postmaster), performance.now()];
  await Promise.all(
    work.map(async ({ cookie, taskIds }) => {
      for (const taskId of taskIds) await server.post(...request(taskId, cookie, letters.documentSha256));
    }),
  );
  const seconds = (performance.now() - from) / 1000;
  return {
    rate: operations / seconds,
    appCpu: (cpuOf(server.pid) - app) / operations,
    databaseCpu: growth(database, databaseCpu(postmaster)) / operations,
  };
}

const described = ({ rate, appCpu, databaseCpu }) =>
  `${rate.toFixed(0)}/s, CPU ${appCpu.toFixed(0)} + ${databaseCpu.toFixed(0)} us`;

const floorRequest = (taskId, cookie, documentSha256) => [
  '/',
  { ...json, cookie },
  JSON.stringify({ kind: 'sign', taskId, documentSha256 }),
];

const actRequest =
  ({ origin }) =>
  (taskId, cookie, documentSha256) => [
    `/api/v1/tasks/${taskId}/acts`,
    { ...json, cookie, origin, 'idempotency-key': randomUUID() },
    JSON.stringify({ kind: 'sign', documentSha256 }),
  ];

async function assertNothingLost({ letters, owner, operations }, rounds) {
  const expected = operations * rounds;
  const counts = await letters.counts();
  const { rows } = await owner.query('select count(*)::int as floor from load_floor');
  for (const [name, count] of Object.entries({ ...counts, ...rows[0] }))
    if (count !== expected) throw new Error(`${expected} signatures were acknowledged, ${name}: ${count}`);
}

async function describeDatabase(owner) {
  const show = async (name) => (await owner.query(`show ${name}`)).rows[0][name];
  const [version, fsync, commit] = [
    await show('server_version'),
    await show('fsync'),
    await show('synchronous_commit'),
  ];
  if (fsync !== 'on' || commit !== 'on')
    throw new Error(`fsync ${fsync}, synchronous_commit ${commit}: nothing would be durable`);
  return `PostgreSQL ${version}, fsync ${fsync}, synchronous_commit ${commit}, Node ${process.version}, ${clients} clients, pool ${clients}`;
}
