import { createApi } from '@zeren/api';
import type { ApiConfig } from '@zeren/config';
import { newId } from '@zeren/database';
import { hashPassword } from '@zeren/signing';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { anApiConfig } from './an-api-config';
import { freshDatabase, type FreshDatabase } from './fresh-database';
import { WireCounter } from './wire-counter';

type Api = Awaited<ReturnType<typeof createApi>>;

export const textSha256 = createHash('sha256').update('责任书').digest('hex');

export interface TaskToPlace {
  readonly kind?: string;
  readonly subject?: string;
  readonly assignee?: string;
  readonly assigneeKind?: 'post' | 'person' | 'body';
  readonly expiresInMs?: number;
  readonly letterId?: string;
  readonly groupId?: string;
  readonly round?: number;
}

export interface ActAttempt {
  readonly key?: string;
  readonly as?: string;
  readonly body?: object;
}

/** An organisation of five people with a running cycle, and the API before it: places tasks, and acts on them by HTTP. */
export class SigningDesk {
  readonly organisationId = newId();
  readonly cycleId = newId();
  /** Person ids and cookies by post. */
  readonly people = new Map<string, { readonly id: string; readonly cookie: string; readonly sessionSha256: string }>();

  private constructor(
    readonly database: FreshDatabase,
    readonly api: Api,
    readonly wire: WireCounter,
  ) {}

  static async open(over: Partial<ApiConfig> = {}): Promise<SigningDesk> {
    const database = await freshDatabase();
    const { wire, url } = await WireCounter.before(database.appUrl);
    const api = await createApi(anApiConfig(url, over));
    const desk = new SigningDesk(database, api, wire);
    await desk.settle();
    return desk;
  }

  get admin(): Client {
    return this.database.admin;
  }

  async close(): Promise<void> {
    await this.api.close();
    await this.wire.close();
    await this.database.drop();
  }

  /** A letter with both signatures asked for. */
  async letter({ childRoundId = null }: { readonly childRoundId?: string | null } = {}) {
    const letterId = newId();
    await this.admin.query(
      `insert into letter (organisation_id, id, cycle_id, code, level, superior, bearer, round_id, child_round_id, state, document_sha256)
       values ($1, $2, $3, $4, 'A', 'L1', 'L2', $5, $6, 'open', $7)`,
      [this.organisationId, letterId, this.cycleId, `A${letterId.slice(-6)}`, newId(), childRoundId, textSha256],
    );
    const groupId = await this.group(letterId);
    const subject = `letter/${letterId.slice(-6)}`;
    const bearer = await this.task({ letterId, groupId, subject, assignee: 'L2' });
    const superior = await this.task({ letterId, groupId, subject, assignee: 'L1' });
    return { letterId, bearer, superior };
  }

  /** A ballot on the letters A01 and A02, before L2, who bears A02 himself. */
  async ballot() {
    const boxId = newId();
    await this.admin.query(`update cycle set frame = $2 where id = $1`, [
      this.cycleId,
      {
        template: 'demo-commission',
        dataProviders: [],
        pools: [{ code: 'deputies', scheme: 'deputies', level: 'P', groups: [] }],
      },
    ]);
    for (const [code, bearer] of [
      ['A01', 'L1'],
      ['A02', 'L2'],
    ] as const)
      await this.admin.query(
        `insert into letter (organisation_id, id, cycle_id, code, level, superior, bearer, round_id, document_sha256)
         values ($1, $2, $3, $4, 'P', 'L1', $5, $2, $6)`,
        [this.organisationId, newId(), this.cycleId, code, bearer, textSha256],
      );
    await this.admin.query(
      `insert into ballot_box (organisation_id, id, cycle_id, pool, rater_group, state, issued_count) values ($1, $2, $3, 'deputies', 'peers', 'open', 1)`,
      [this.organisationId, boxId, this.cycleId],
    );
    await this.admin.query(`insert into ballot_roll values ($1, $2, 'L2')`, [this.organisationId, boxId]);
    const taskId = await this.task({ kind: 'cast-ballot', subject: 'ballot/deputies/peers' });
    return { taskId, boxId, words: { A01: '称职' } };
  }

  async group(letterId: string | null = null): Promise<string> {
    const groupId = newId();
    await this.admin.query(
      `insert into task_group (organisation_id, id, cycle_id, workflow_id, step, letter_id) values ($1, $2, $3, $4, 'step', $5)`,
      [this.organisationId, groupId, this.cycleId, `signing-round/${groupId}`, letterId],
    );
    return groupId;
  }

  async task(wanted: TaskToPlace = {}): Promise<string> {
    const taskId = newId();
    const groupId = wanted.groupId ?? (await this.group(wanted.letterId ?? null));
    const {
      kind = 'sign-letter',
      subject = `letter/${taskId}`,
      assignee = 'L2',
      assigneeKind = 'post',
      round = 1,
    } = wanted;
    const expiresAt = wanted.expiresInMs === undefined ? null : new Date(Date.now() + wanted.expiresInMs);
    const bound = kind === 'sign-letter' ? textSha256 : null;
    await this.admin.query(
      `insert into task (organisation_id, id, cycle_id, group_id, workflow_id, phase, step, kind, subject, round, assignee_kind, assignee,
                         letter_id, document_sha256, opened_at, due_on, due_at, due_rule, expires_at)
       values ($1, $2, $3, $4, $5, 'letters', 'step', $6, $7, $8, $9, $10, $11, $12, now(), current_date + 1, now() + interval '1 day', 'test', $13)`,
      [
        this.organisationId,
        taskId,
        this.cycleId,
        groupId,
        `signing-round/${groupId}`,
        kind,
        subject,
        round,
        assigneeKind,
        assignee === 'person' ? this.person('L2').id : assignee,
        wanted.letterId ?? null,
        bound,
        expiresAt,
      ],
    );
    await this.admin.query('update task_group set open_tasks = open_tasks + 1 where id = $1', [groupId]);
    return taskId;
  }

  person(post: string) {
    const found = this.people.get(post);
    if (!found) throw new Error(`nobody holds ${post}`);
    return found;
  }

  /** Everybody can log in with this password, and S99 administers accounts. */
  async giveLogins(password: string): Promise<void> {
    await this.admin.query('update account set password_hash = $1', [await hashPassword(password)]);
    await this.admin.query(`update account set roles = '{administrator}' where person_id = $1`, [
      this.person('S99').id,
    ]);
  }

  /** One more session of whoever holds a post: from now on he asks with this one. */
  async signIn(post: string, personId = this.person(post).id) {
    const token = randomBytes(32).toString('base64url');
    const signedIn = this.goOnWith(post, token, personId);
    await this.admin.query(
      `insert into session (organisation_id, token_sha256, person_id, assurance, expires_at) values ($1, $2, $3, 'session', now() + interval '1 hour')`,
      [this.organisationId, signedIn.sessionSha256, personId],
    );
    return signedIn;
  }

  /** Whoever holds the post asks with this token from now on. */
  goOnWith(post: string, token: string, personId = this.person(post).id) {
    const sessionSha256 = createHash('sha256').update(token).digest('hex');
    const signedIn = { id: personId, cookie: `__Host-zeren=${token}`, sessionSha256 };
    this.people.set(post, signedIn);
    return signedIn;
  }

  act(
    taskId: string,
    { key = randomUUID(), as = 'L2', body = { kind: 'sign', documentSha256: textSha256 } }: ActAttempt = {},
  ) {
    return this.api.inject({
      method: 'POST',
      url: `/api/v1/tasks/${taskId}/acts`,
      headers: { ...this.headers(as), 'idempotency-key': key },
      payload: body,
    });
  }

  post(url: string, body: object, { key = randomUUID(), as = 'S01' }: ActAttempt = {}) {
    return this.api.inject({
      method: 'POST',
      url,
      headers: { ...this.headers(as), 'idempotency-key': key },
      payload: body,
    });
  }

  get(url: string, as = 'L2') {
    return this.api.inject({ method: 'GET', url, headers: this.headers(as) });
  }

  headers(as: string): Record<string, string> {
    return { cookie: this.person(as).cookie, 'sec-fetch-site': 'same-origin' };
  }

  async count(table: string, where = 'true', parameters: readonly unknown[] = []): Promise<number> {
    const { rows } = await this.admin.query<{ count: number }>(
      `select count(*)::int as count from ${table} where ${where}`,
      [...parameters],
    );
    return rows[0]?.count ?? 0;
  }

  /** L1 signs for the group, L2 bears, S01 sits in the office, S99 has nothing to do with any of it, P-A1 audits. */
  private async settle(): Promise<void> {
    const { organisationId: id } = this;
    await this.admin.query(
      `insert into organisation (organisation_id, code, name_zh, name_en, time_zone, utc_offset_minutes) values ($1, $2, '示例', 'Example', 'Asia/Shanghai', 480)`,
      [id, `demo-${id}`],
    );
    await this.admin.query(`insert into unit values ($1, 'D01', '办公室', 'Office', 'division', null, 1)`, [id]);
    await this.admin.query(
      `insert into body values ($1, 'leading-group-office', 'office', '办公室', 'Office', 'D01', null, 1)`,
      [id],
    );
    for (const [post, kind] of [
      ['L1', 'leader'],
      ['L2', 'leader'],
      ['S01', 'staff'],
      ['S99', 'staff'],
      ['A1', null],
    ] as const)
      await this.join(post, kind);
    await this.admin.query(
      `insert into membership (organisation_id, id, body_code, post_code, role, from_on) values ($1, $2, 'leading-group-office', 'S01', 'officer', '2026-01-04')`,
      [id, newId()],
    );
    await this.admin.query(
      `insert into working_calendar (organisation_id, version, content) values ($1, 1, '{"files":[]}')`,
      [id],
    );
    const now = Date.now();
    await this.admin.query(
      `insert into cycle (organisation_id, id, year, title, template, state, biz_epoch_ms, real_epoch_ms, real_ms_per_biz_day,
                          calendar_version, frame, frame_sha256, started_at)
       values ($1, $2, 2026, '2026', 'demo-commission', 'running', $3, $3, 86400000, 1, '{}', '', now())`,
      [id, this.cycleId, now],
    );
  }

  private async join(post: string, kind: string | null): Promise<void> {
    const person = { id: newId() };
    const { organisationId: id } = this;
    await this.admin.query(`insert into person values ($1, $2, $3, $3)`, [id, person.id, `P-${post}`]);
    if (kind) {
      await this.admin.query(
        `insert into post (organisation_id, code, unit_code, kind, title_zh, title_en, sort_order) values ($1, $2, 'D01', $3, $2, $2, 1)`,
        [id, post, kind],
      );
      await this.admin.query(
        `insert into appointment (organisation_id, person_id, post_code, from_on) values ($1, $2, $3, '2025-12-01')`,
        [id, person.id, post],
      );
    }
    await this.admin.query(
      `insert into account (organisation_id, person_id, login, password_hash, roles) values ($1, $2, $3, 'x', $4)`,
      [id, person.id, `P-${post}-${id}`, post === 'A1' ? ['auditor'] : []],
    );
    await this.signIn(post, person.id);
  }
}
