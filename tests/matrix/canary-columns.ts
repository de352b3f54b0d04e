import type { Client } from 'pg';

/** Columns of prose: what a person wrote, or what is called by a name. Here the canary is planted. */
const prose: readonly string[] = [
  ...['name', 'name_zh', 'name_en', 'title', 'title_zh', 'title_en', 'content_text', 'text', 'reason', 'matter'],
  ...[
    'problem_text',
    'cause_text',
    'next_step_text',
    'measure_text',
    'grounds',
    'decision_text',
    'document_no',
    'subject',
  ],
  ...['objection.answer'],
];

/** Codes, states, hashes and bytes as they were sent or signed: changing them would break the row, not mark it. */
const structural: readonly string[] = [
  ...[
    'state',
    'kind',
    'verdict',
    'item_code',
    'light',
    'computed',
    'code',
    'unit_code',
    'document_sha256',
    'pool',
    'post_code',
    'workflow_id',
    'key',
    'answer',
  ],
  ...['via', 'step', 'result', 'request_sha256', 'owner_post', 'cause', 'assurance', 'witness', 'verifier_post'],
  ...[
    'unit_verifier_post',
    'token_sha256',
    'time_zone',
    'template',
    'superior_verifier_post',
    'superior',
    'subject_kind',
  ],
  ...['subject_id', 'source', 'scheme_sha256', 'rule', 'role', 'roles', 'result_sha256', 'recipient_kind', 'recipient'],
  ...[
    'component',
    'part',
    'rater_group',
    'process_key',
    'payload',
    'password_hash',
    'parent_code',
    'phase',
    'origin',
    'operation',
  ],
  ...['nominee_post', 'login', 'level', 'inputs_sha256', 'in_charge_of', 'head_post', 'grade', 'frame_sha256'],
  ...['exact_total', 'elector', 'due_rule', 'dedupe_key', 'dead_reason', 'content_sha256', 'content_salt'],
  ...[
    ...['workflow_type', 'sdk_version', 'server_version', 'node_version', 'codec_key_ids', 'status'],
    'secret',
    'device_sha256',
    'issuer',
    'state_sha256',
    'browser_sha256',
    'provider',
    'nonce',
    'code_verifier',
    'redirect_uri',
    'scopes',
    'outcome',
    'address',
    'language',
    'credential_id',
    'public_key',
    'transports',
    'challenge',
    'sha256',
    'key_sha256',
    'code_sha256',
    'note',
    'verifier_key',
    'closed_cause',
    'channel',
    'chair_post',
    'body_code',
    'bearer',
    'assignee_kind',
    'assignee',
    'actor',
    'post_codes',
    'task_kinds',
  ],
];

interface Column {
  readonly table: string;
  readonly column: string;
}

export interface Planted {
  readonly marked: readonly string[];
  /** Columns of which nobody has said what they are. */
  readonly undecided: readonly string[];
}

/** Writes `canary` into every column of prose of one organisation, past the triggers that keep evidence as it is. */
export async function plantCanary(admin: Client, organisationId: string, canary: string): Promise<Planted> {
  const { rows } = await admin.query<Column>(
    `select table_name as "table", column_name as "column" from information_schema.columns c
      where table_schema = 'public' and data_type in ('text', 'ARRAY')
        and exists (select 1 from information_schema.columns o where o.table_schema = 'public' and o.table_name = c.table_name and o.column_name = 'organisation_id')`,
  );
  const isProse = ({ table, column }: Column) => prose.includes(`${table}.${column}`) || prose.includes(column);
  const marked = rows.filter(isProse);
  await admin.query('begin');
  await admin.query('set local session_replication_role = replica');
  for (const { table, column } of marked)
    await admin.query(
      `update ${table} set ${column} = coalesce(${column} || ' ', '') || $2::text where organisation_id = $1`,
      [organisationId, canary],
    );
  await admin.query('commit');
  return {
    marked: marked.map(({ table, column }) => `${table}.${column}`),
    undecided: rows
      .filter((column) => !isProse(column) && !structural.includes(column.column))
      .map(({ table, column }) => `${table}.${column}`),
  };
}
