import { newId } from '@zeren/database';
import { createHash, randomBytes, randomUUID } from 'node:crypto';

const documentSha256 = createHash('sha256').update('责任书').digest('hex');

/** An organisation of signers, each with a session, and letters before them: written by the owner, under the same policies. */
export class Letters {
  organisationId = randomUUID();
  cycleId = randomUUID();
  signers = [];
  #owner;
  #placed = 0;

  constructor(owner) {
    this.#owner = owner;
  }

  /** @param {number} count of the people who sign */
  async settle(count) {
    const { organisationId: id, cycleId } = this;
    const run = (text, values) => this.#owner.query(text, values);
    await run(`select set_config('zeren.organisation_id', $1, false)`, [id]);
    await run(
      `insert into organisation (organisation_id, code, name_zh, name_en, time_zone, utc_offset_minutes)
               values ($1, $2, '测量', 'Load', 'Asia/Shanghai', 480)`,
      [id, `load-${id}`],
    );
    await run(`insert into unit values ($1, 'D01', '办公室', 'Office', 'division', null, 1)`, [id]);
    await run(`insert into working_calendar (organisation_id, version, content) values ($1, 1, '{"files":[]}')`, [id]);
    await run(
      `insert into cycle (organisation_id, id, year, title, template, state, biz_epoch_ms, real_epoch_ms, real_ms_per_biz_day,
                          calendar_version, frame, frame_sha256, started_at)
       values ($1, $2, 2026, '2026', 'demo-commission', 'running', $3, $3, 86400000, 1, '{}', '', now())`,
      [id, cycleId, Date.now()],
    );
    for (let n = 1; n <= count; n++) await this.#join(`L${n}`, run);
  }

  async #join(post, run) {
    const { organisationId: id } = this;
    const [personId, token] = [randomUUID(), randomBytes(32).toString('base64url')];
    const sessionSha256 = createHash('sha256').update(token).digest('hex');
    await run(
      `insert into post (organisation_id, code, unit_code, kind, title_zh, title_en, sort_order)
               values ($1, $2, 'D01', 'leader', $2, $2, 1)`,
      [id, post],
    );
    await run(`insert into person values ($1, $2, $3, $3)`, [id, personId, `P-${post}`]);
    await run(
      `insert into appointment (organisation_id, person_id, post_code, from_on) values ($1, $2, $3, '2025-12-01')`,
      [id, personId, post],
    );
    await run(`insert into account (organisation_id, person_id, login, password_hash) values ($1, $2, $3, 'x')`, [
      id,
      personId,
      `${post}-${id}`,
    ]);
    await run(
      `insert into session (organisation_id, token_sha256, person_id, assurance, expires_at)
               values ($1, $2, $3, 'session', now() + interval '8 hours')`,
      [id, sessionSha256, personId],
    );
    this.signers.push({ post, personId, cookie: `__Host-zeren=${token}` });
  }

  /**
   * Letters with two signatures each, bearer's and superior's, so that every second act completes a letter. Answers per
   * signer what to sign, in the order in which people do: bearers first.
   */
  async place(signatures) {
    const { organisationId: id, cycleId, signers } = this;
    const post = (n) => signers[n % signers.length].post;
    const letters = Array.from({ length: signatures / 2 }, (_, index) => {
      const n = this.#placed + index;
      return { id: newId(), code: `A${n}`, bearer: post(n), superior: post(n + 5) };
    });
    this.#placed += letters.length;
    const sides = ['bearer', 'superior'].flatMap((side) =>
      letters.map((letter) => ({ id: newId(), letterId: letter.id, post: letter[side] })),
    );
    await this.#owner.query(
      `insert into letter (organisation_id, id, cycle_id, code, level, superior, bearer, round_id, state, document_sha256)
       select $1, id, $2, code, 'A', superior, bearer, $3, 'open', $4
         from unnest($5::uuid[], $6::text[], $7::text[], $8::text[]) as n (id, code, superior, bearer)`,
      [id, cycleId, newId(), documentSha256, ...columns(letters, 'id', 'code', 'superior', 'bearer')],
    );
    // `wakes` off: outbox lines wait for company, so that the relay rests while an act is measured.
    await this.#owner.query(
      `insert into task_group (organisation_id, id, cycle_id, workflow_id, step, letter_id, wakes, open_tasks)
       select organisation_id, id, cycle_id, 'signing-round/' || round_id, 'sign-letter', id, false, 2
         from letter where id = any ($1::uuid[])`,
      columns(letters, 'id'),
    );
    await this.#owner.query(
      `insert into task (organisation_id, id, cycle_id, group_id, workflow_id, phase, step, kind, subject, assignee_kind, assignee,
                         letter_id, document_sha256, opened_at, due_on, due_at, due_rule)
       select l.organisation_id, n.id, l.cycle_id, l.id, 'signing-round/' || l.round_id, 'letters', 'sign-letter', 'sign-letter',
              'letter/' || l.code, 'post', n.post, l.id, l.document_sha256, now(), current_date + 30, now() + interval '30 days', 'load'
         from unnest($1::uuid[], $2::uuid[], $3::text[]) as n (id, letter_id, post) join letter l on l.id = n.letter_id`,
      columns(sides, 'id', 'letterId', 'post'),
    );
    await this.#owner.query('analyze letter, task_group, task');
    return signers.map((signer) => ({
      cookie: signer.cookie,
      taskIds: sides.filter((side) => side.post === signer.post).map((side) => side.id),
    }));
  }

  /** Between two measurements: the relay finds nothing to do. */
  async quieten() {
    await this.#owner.query('update outbox_line set delivered_at = now() where delivered_at is null');
  }

  get documentSha256() {
    return documentSha256;
  }

  /** Every acknowledged signature is one act, one entry, one line, one closed task. */
  async counts() {
    const { rows } = await this.#owner.query(
      `select (select count(*)::int from act) as acts, (select count(*)::int from ledger_entry where kind = 'letter.signed') as entries,
              (select count(*)::int from outbox_line) as lines, (select count(*)::int from task where state = 'done') as tasks`,
    );
    return rows[0];
  }
}

const columns = (rows, ...names) => names.map((name) => rows.map((row) => row[name]));
