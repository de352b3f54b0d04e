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
    this.signers.push({ post, cookie: `__Host-zeren=${token}` });
  }

  /**
   * Letters with two signatures each, bearer's and superior's, so that every second act completes a letter. Answers per
   * signer what to sign, in the order in which people do: bearers first.
   */
  async place(signatures) {
    const { organisationId: id, cycleId, signers } = this;
    const [from, until] = [this.#placed + 1, this.#placed + signatures / 2];
    this.#placed = until;
    const round = randomUUID();
    await this.#owner.query(
      `insert into letter (organisation_id, id, cycle_id, code, level, superior, bearer, round_id, state, document_sha256)
       select $1, gen_random_uuid(), $2, 'A' || n, 'A', 'L' || (n + 5) % $3 + 1, 'L' || n % $3 + 1, $4, 'open', $5
         from generate_series($6::int, $7::int) n`,
      [id, cycleId, signers.length, round, documentSha256, from, until],
    );
    // `wakes` off: outbox lines wait for company, so that the relay rests while an act is measured.
    await this.#owner.query(
      `insert into task_group (organisation_id, id, cycle_id, workflow_id, step, letter_id, wakes, open_tasks)
       select organisation_id, id, cycle_id, 'signing-round/' || round_id, 'sign-letter', id, false, 2 from letter where round_id = $1`,
      [round],
    );
    const { rows } = await this.#owner.query(
      `insert into task (organisation_id, id, cycle_id, group_id, workflow_id, phase, step, kind, subject, assignee_kind, assignee,
                         letter_id, document_sha256, opened_at, due_on, due_at, due_rule)
       select organisation_id, gen_random_uuid(), cycle_id, id, 'signing-round/' || round_id, 'letters', 'sign-letter', 'sign-letter',
              'letter/' || code, 'post', post, id, document_sha256, now(), current_date + 30, now() + interval '30 days', 'load'
         from letter, lateral (values (1, bearer), (2, superior)) as sides (turn, post) where round_id = $1
        order by turn returning id, assignee`,
      [round],
    );
    await this.#owner.query('analyze letter, task_group, task');
    return signers.map(({ post, cookie }) => ({
      cookie,
      taskIds: rows.filter(({ assignee }) => assignee === post).map((task) => task.id),
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
