import { Database, newId } from '@zeren/database';
import { ledgerEntry } from '@zeren/ledger';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

const entriesPerSecond = 200;
const secondsPerRound = 5;
const tickMs = 25;
/** What is promised: an entry has its leaf within a second. */
const promisedMs = 1_000;

/**
 * How long an entry waits for its leaf while the year's busiest hour goes on: 200 entries a second, each a transaction of
 * its own, and the worker's own sequencer. Every 25 ms the oldest entry without a leaf is asked for its age.
 */
export async function measureSequencing({ rounds, say }) {
  const app = await Database.open(process.env.DATABASE_URL, 8);
  const owner = new pg.Client({ connectionString: process.env.ZEREN_OWNER_DATABASE_URL });
  await owner.connect();
  try {
    const organisationId = newId();
    await owner.query(`select set_config('zeren.organisation_id', $1, false)`, [organisationId]);
    const measured = [];
    for (let round = 0; round < rounds; round++) {
      const ages = await agesWhileWriting(app, owner, organisationId);
      const ours = { p99: percentile(ages, 0.99) };
      say(`  round ${round}: p99 ${ours.p99.toFixed(0)} ms, at most ${Math.max(...ages).toFixed(0)} ms`);
      if (round > 0) measured.push({ floor: { p99: promisedMs }, ours });
    }
    return measured;
  } finally {
    await owner.end();
    await app.close();
  }
}

async function agesWhileWriting(app, owner, organisationId) {
  const ages = [];
  const writing = [];
  const until = performance.now() + secondsPerRound * 1_000;
  for (let written = 0; performance.now() < until;) {
    const due = Math.floor(((performance.now() - until) / 1_000 + secondsPerRound) * entriesPerSecond);
    for (; written < due; written++) writing.push(write(app, organisationId));
    ages.push(await oldestAge(owner, organisationId));
    await pause(tickMs);
  }
  await Promise.all(writing);
  return ages;
}

function write(app, organisationId) {
  const [entryId, now] = [newId(), Date.now()];
  const facts = { entryId, organisationId, kind: 'session.opened', actorId: organisationId, subject: {} };
  const entry = { ...facts, ...ledgerEntry({ ...facts, businessAt: now, recordedAt: now }) };
  const place = { cycleId: null, subjectKind: 'session', subjectId: entryId, processKey: null };
  return app.inTenant(organisationId, ({ ledger }) =>
    ledger.append(organisationId, [{ ...entry, ...place, businessAt: now, recordedAt: now }]),
  );
}

/** Milliseconds; 0 when nothing waits. */
async function oldestAge(owner, organisationId) {
  const { rows } = await owner.query(
    `select coalesce(max(extract(epoch from clock_timestamp() - e.recorded_at)), 0)::float8 * 1000 as age
       from (select * from ledger_entry where organisation_id = $1 order by recorded_at desc limit 2000) e
      where not exists (select 1 from ledger_leaf l where l.organisation_id = $1 and l.entry_id = e.id)`,
    [organisationId],
  );
  return rows[0].age;
}

const percentile = (values, share) => values.toSorted((a, b) => a - b)[Math.floor(values.length * share)];
