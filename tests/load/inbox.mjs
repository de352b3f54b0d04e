import { Database } from '@zeren/database';
import process from 'node:process';
import pg from 'pg';
import { Letters } from './letters.mjs';

const pageSize = 50;
/** A page takes milliseconds, not the microseconds of an act: enough for a p99. */
const mostPages = 400;
const small = { tasks: 1_000, mine: 200 };
const large = { tasks: 1_000_000, mine: 20_000 };

/**
 * The first page of an inbox, with its count, as the API asks for it: of a person with 20,000 open tasks among 1,000,000,
 * against the same question while there are 1,000 tasks. One connection, one page after the other.
 */
export async function measureInbox({ rounds, operations: asked, say }) {
  const operations = Math.min(asked, mostPages);
  const owner = new pg.Client({ connectionString: process.env.ZEREN_OWNER_DATABASE_URL });
  await owner.connect();
  const app = await Database.open(process.env.DATABASE_URL, 1);
  try {
    const floors = await cells(app, await placed(owner, small), { rounds, operations });
    const from = performance.now();
    const heavy = await placed(owner, large);
    say(`${large.tasks} tasks placed in ${((performance.now() - from) / 1000).toFixed(0)} s`);
    const ours = await cells(app, heavy, { rounds, operations });
    return floors
      .map((floor, round) => ({ floor, ours: ours[round] }))
      .filter(({ floor, ours: own }, round) => {
        say(`  round ${round}: floor ${described(floor)}; ours ${described(own)}`);
        return round > 0;
      });
  } finally {
    await app.close();
    await owner.end();
  }
}

const described = ({ p50, p99 }) => `p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms`;

async function cells(app, { organisationId, personId }, { rounds, operations }) {
  const measured = [];
  for (let round = 0; round < rounds; round++) {
    const times = [];
    for (let page = 0; page < operations; page++) {
      const from = performance.now();
      const { length } = await firstPage(app, organisationId, personId);
      times.push(performance.now() - from);
      if (length !== pageSize) throw new Error(`the first page has ${length} tasks instead of ${pageSize}`);
    }
    const sorted = times.toSorted((a, b) => a - b);
    measured.push({ p50: sorted[Math.floor(operations / 2)], p99: sorted[Math.floor(operations * 0.99)] });
  }
  return measured;
}

const firstPage = (app, organisationId, personId) =>
  app.inTenant(organisationId, async ({ inbox }) => {
    const question = { organisationId, personId, cycleId: null, after: null, limit: pageSize };
    const page = await inbox.listOpen(question);
    await inbox.countOpen(question);
    return page;
  });

/** Tasks of an organisation of their own: so many open before one person, one in ten of the others open before the rest. */
async function placed(owner, { tasks, mine }) {
  const letters = new Letters(owner);
  await letters.settle(16);
  const { organisationId, cycleId, signers } = letters;
  const [first, ...others] = signers;
  const { rows } = await owner.query(
    `insert into task_group (organisation_id, id, cycle_id, workflow_id, step, letter_id, wakes, open_tasks)
     values ($1, gen_random_uuid(), $2, 'inbox', 'sign-letter', null, false, $3) returning id`,
    [organisationId, cycleId, mine],
  );
  await owner.query(
    `insert into task (organisation_id, id, cycle_id, group_id, workflow_id, phase, step, kind, subject, assignee_kind, assignee,
                       state, opened_at, due_on, due_at, due_rule)
     select $1, gen_random_uuid(), $2, $3, 'inbox', 'letters', 'sign-letter', 'sign-letter', 'letter/' || n, 'post',
            case when n <= $5 then $6 else ($7::text[])[1 + n % cardinality($7::text[])] end,
            case when n <= $5 or n % 10 = 0 then 'open' else 'done' end,
            now(), current_date + 30, now() + make_interval(secs => n), 'load'
       from generate_series(1, $4::int) n`,
    [organisationId, cycleId, rows[0].id, tasks, mine, first.post, others.map(({ post }) => post)],
  );
  await owner.query('vacuum analyze task');
  return { organisationId, personId: first.personId };
}
