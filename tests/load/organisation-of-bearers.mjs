import { newId } from '@zeren/database';
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const { calendars } = JSON.parse(fs.readFileSync(path.join(root, 'apps/cli/src/demo/data/commission.json'), 'utf8'));
export const documentSha256 = createHash('sha256').update('责任书').digest('hex');

/** Codes of the letters of a cascade: rounds by level, each under the letter that opens it. */
export function cascadeOf(fanOuts) {
  const rounds = [{ id: newId(), level: 0, superior: 'TOP' }];
  const letters = [];
  for (const round of rounds)
    for (let n = 0; n < fanOuts[round.level]; n++) {
      const bearer = `B${letters.length}`;
      const below = round.level + 1 < fanOuts.length ? { id: newId(), level: round.level + 1, superior: bearer } : null;
      if (below) rounds.push(below);
      letters.push({
        ...{ id: newId(), code: `C${String(letters.length).padStart(5, '0')}`, level: 'ABC'[round.level] },
        ...{ bearer, superior: round.superior, roundId: round.id, childRoundId: below?.id ?? null },
      });
    }
  return { rounds, letters };
}

/** An organisation with a running cycle on the real clock, whose letters are generated and wait for their rounds. */
export async function settle(owner, { letters }) {
  const [organisationId, cycleId, now] = [newId(), newId(), Date.now()];
  const run = (text, values) => owner.query(text, values);
  await run(`select set_config('zeren.organisation_id', $1, false)`, [organisationId]);
  await run(
    `insert into organisation (organisation_id, code, name_zh, name_en, time_zone, utc_offset_minutes)
     values ($1, $2, '测量', 'Load', 'Asia/Shanghai', 480)`,
    [organisationId, `load-${organisationId}`],
  );
  await run(`insert into unit values ($1, 'D01', '办公室', 'Office', 'division', null, 1)`, [organisationId]);
  await run(`insert into working_calendar (organisation_id, version, content) values ($1, 1, $2)`, [
    organisationId,
    JSON.stringify({ files: calendars }),
  ]);
  const framed = letters.map(({ code, level, superior, bearer }) => ({ code, level, superior, bearer, witness: null }));
  await run(
    `insert into cycle (organisation_id, id, year, title, template, state, biz_epoch_ms, real_epoch_ms, real_ms_per_biz_day,
                        calendar_version, frame, frame_sha256, started_at)
     values ($1, $2, 2026, '2026', 'demo-commission', 'running', $3, $3, 86400000, 1, $4, '', now())`,
    [
      organisationId,
      cycleId,
      now,
      JSON.stringify({ v: 1, template: 'demo-commission', meetings: [], letters: framed }),
    ],
  );
  const tokens = await placeBearers(run, organisationId, ['TOP', ...letters.map(({ bearer }) => bearer)]);
  await run(
    `insert into letter (organisation_id, id, cycle_id, code, level, superior, bearer, round_id, child_round_id, document_sha256)
     select $1, n.id, $2, n.code, n.level, n.superior, n.bearer, n.round_id, n.child_round_id, $3
       from unnest($4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::uuid[], $10::uuid[])
            as n (id, code, level, superior, bearer, round_id, child_round_id)`,
    [
      ...[organisationId, cycleId, documentSha256],
      ...['id', 'code', 'level', 'superior', 'bearer', 'roundId', 'childRoundId'].map((name) =>
        letters.map((letter) => letter[name]),
      ),
    ],
  );
  await run('analyze letter, post, person, appointment, session');
  const clock = { bizEpochMs: now, realEpochMs: now, realMsPerBizDay: 86_400_000 };
  return { organisationId, cycleId, clock, cookieOf: (post) => `__Host-zeren=${tokens.get(post)}` };
}

/** Posts with a holder each, who has a session. Answers the session's token by post. */
async function placeBearers(run, organisationId, posts) {
  const people = posts.map((post) => ({ post, id: newId(), token: randomBytes(32).toString('base64url') }));
  const columns = [
    organisationId,
    people.map(({ post }) => post),
    people.map(({ id }) => id),
    people.map(({ token }) => createHash('sha256').update(token).digest('hex')),
  ];
  const of = `unnest($2::text[], $3::uuid[], $4::text[]) as n (post, id, session)`;
  for (const statement of [
    `insert into post (organisation_id, code, unit_code, kind, title_zh, title_en, sort_order) select $1, post, 'D01', 'leader', post, session, 1 from ${of}`,
    `insert into person select $1, id, 'P-' || post, left(session, 8) from ${of}`,
    `insert into appointment (organisation_id, person_id, post_code, from_on) select $1, id, left(post || session, length(post)), '2025-01-01' from ${of}`,
    `insert into account (organisation_id, person_id, login, password_hash) select $1, id, session, post from ${of}`,
    `insert into session (organisation_id, token_sha256, person_id, assurance, expires_at) select $1, session, id, left('session' || post, 7), now() + interval '8 hours' from ${of}`,
  ])
    await run(statement, columns);
  return new Map(people.map(({ post, token }) => [post, token]));
}
