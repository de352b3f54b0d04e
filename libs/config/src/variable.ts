import { z } from 'zod';

/** One line of the documentation and of docker-compose's check. */
export interface Variable {
  readonly name: string;
  readonly description: string;
  /** Absent: must be set. */
  readonly defaultValue?: string;
}

const assurances = ['session', 'one-time-code', 'passkey'] as const;
export type Assurance = (typeof assurances)[number];

const modes = ['demo', 'production'] as const;
export type Mode = (typeof modes)[number];

/** What nobody reads within a minute: three seconds each. In a simulated commission everybody is as fast as a program. */
export const actsPerMinuteOf = (mode: Mode): number => (mode === 'demo' ? 0 : 20);

/** What a signature takes where nobody has said anything: the people of a demonstration have no phones. */
export const assuranceOf = (mode: Mode): Assurance => (mode === 'demo' ? 'session' : 'one-time-code');

/** One address, one network, or a name that stands for the networks of a machine, a link or an intranet. */
const proxy = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6(), z.enum(['loopback', 'linklocal', 'uniquelocal'])], {
  error: 'not an address, not a network (10.0.0.0/8), not loopback, linklocal or uniquelocal',
});
const proxies = (text: string): string[] => text.split(',').flatMap((part) => part.trim() || []);

const count = (min: number, max: number) => z.coerce.number().int().min(min).max(max);

/** Of an Ed25519 key; never part of a message. */
const seed = z.string().regex(/^[0-9a-f]{64}$/i, 'must be 64 hexadecimal digits');

/** Comma separated. */
const addresses = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((address) => address.trim() || []))
  .pipe(z.array(z.email()));

/** Encrypts payloads; never part of a message. */
export interface PayloadKey {
  readonly id: string;
  /** 64 hexadecimal digits. */
  readonly secret: string;
}

const payloadKey = '[a-z0-9][a-z0-9.-]{0,31}:[0-9a-f]{64}';
const payloadKeys = z
  .string()
  .regex(new RegExp(`^${payloadKey}(,${payloadKey})*$`, 'i'), 'must be id:64 hexadecimal digits, comma separated')
  .transform((text): readonly PayloadKey[] =>
    text.split(',').map((key) => {
      const [id = '', secret = ''] = key.split(':');
      return { id, secret };
    }),
  )
  .refine((keys) => new Set(keys.map(({ id }) => id)).size === keys.length, 'an id stands for one key');

/** Keys as ZEREN_PAYLOAD_KEYS has them. @throws Error when it is not of that form. */
export const readPayloadKeys = (text: string): readonly PayloadKey[] => payloadKeys.parse(text);

/** The first one seals; all of them open. */
const keys = z
  .string()
  .regex(/^[0-9a-f]{64}(,[0-9a-f]{64})*$/i, 'must be 64 hexadecimal digits, or several of such keys, comma separated')
  .transform((text) => text.split(',') as [string, ...string[]]);

/** Origins as ZEREN_PUBLIC_URL has them. @throws Error when one is no address. */
export const originsOf = (text: string): readonly string[] =>
  text.split(',').flatMap((url) => (url.trim() ? [new URL(url.trim()).origin] : []));

const isLoopback = (url: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname);

/** An issuer by which people of one organisation may log in. */
const identityProvider = z.strictObject({
  /** In addresses; never change it: the issuer has it in the address that it sends people back to. */
  key: z.string().regex(/^[a-z0-9-]{1,32}$/),
  /** Code of the organisation. */
  organisation: z.string().min(1),
  /** On the button. */
  name: z.string().min(1).max(100),
  issuer: z.url().refine((url) => url.startsWith('https:') || isLoopback(url), 'must be https'),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
});
export type IdentityProvider = z.infer<typeof identityProvider>;

function json(text: string, context: z.RefinementCtx): unknown {
  try {
    return text === '' ? [] : JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'must be JSON' });
    return z.NEVER;
  }
}

/** Every variable that a process of Zeren reads, once. A description of what it is stands at the schema. */
export const variables = {
  DATABASE_URL: z.url().describe('PostgreSQL, as the role zeren_app'),
  NODE_ENV: z.string().default('development').describe('`production` refuses demo mode'),
  TEMPORAL_ADDRESS: z.string().min(1).default('127.0.0.1:7233').describe('host:port of the Temporal server'),
  ZEREN_ACTS_PER_MINUTE: z
    .union([z.literal(''), count(0, 10_000)])
    .default('')
    .describe(
      'signatures, ballots, marks and confirmations of one person within a minute; more stay valid and are flagged in the ledger; 0: none are; empty: `20`, in demo mode `0`',
    ),
  ZEREN_ARCHIVE_MINUTES: count(1, 1_440)
    .default(60)
    .describe('how long to wait before looking again for ended processes to archive'),
  ZEREN_CHECKPOINT_FILE: z
    .string()
    .default('')
    .describe('file to which every signed checkpoint is appended, best on another machine; empty: none'),
  ZEREN_CHECKPOINT_KEY: seed.describe('seed of the Ed25519 key that signs checkpoints of the ledger'),
  ZEREN_CHECKPOINT_MAIL: addresses.describe(
    'mailboxes that get a signed checkpoint, comma separated, best of another house; empty: none',
  ),
  ZEREN_CHECKPOINT_MAIL_HOURS: count(1, 8_760)
    .default(24)
    .describe('how long a ledger that grows goes without a mailed checkpoint'),
  ZEREN_CHECKPOINT_SECONDS: count(1, 86_400)
    .default(60)
    .describe('how long a ledger that grows goes without a signed checkpoint'),
  ZEREN_CHECKPOINT_SYSLOG: z
    .union([
      z.literal(''),
      z.url({ protocol: /^(tcp|udp)$/ }).refine((url) => new URL(url).port !== '', 'needs a port'),
    ])
    .default('')
    .describe('log server that gets every signed checkpoint, `tcp://host:port` or `udp://host:port`; empty: none'),
  ZEREN_FACTOR_KEY: keys.describe(
    'AES-256 key for the secrets of second factors; after a change the earlier ones behind it, comma separated',
  ),
  ZEREN_HEARTBEAT_MINUTES: count(1, 1_440)
    .default(60)
    .describe('how long a ledger goes without an entry that says it is alive'),
  ZEREN_HOST: z.string().min(1).default('127.0.0.1').describe('address the API listens on'),
  ZEREN_IDENTITY_PROVIDERS: z
    .string()
    .default('')
    .transform(json)
    .pipe(z.array(identityProvider))
    .describe('JSON list of OpenID Connect issuers by which people may log in; empty: none'),
  ZEREN_LEDGER_NAME: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]*$/i, 'must be a host name')
    .default('zeren.local')
    .describe('name of this installation in its checkpoints; never change it'),
  ZEREN_MAIL_FROM: z.email().default('zeren@localhost.localdomain').describe('sender of mails'),
  ZEREN_MODE: z
    .enum(modes)
    .default('production')
    .describe('`demo` allows demo accounts, one-click logins and a compressed clock'),
  ZEREN_OWNER_DATABASE_URL: z.url().describe('PostgreSQL, as the role zeren_owner: migrations only'),
  ZEREN_PAYLOAD_KEYS: payloadKeys.describe(
    'keys that encrypt what processes remember: id:64 hexadecimal digits, comma separated; the first encrypts, all decrypt',
  ),
  ZEREN_POOL_SIZE: count(1, 100).default(16).describe('PostgreSQL connections of this process'),
  ZEREN_PORT: count(0, 65_535).default(4310).describe('port the API listens on; 0 takes a free one'),
  ZEREN_PUBLIC_URL: z
    .string()
    .default('')
    .describe('origins that people use, comma separated; empty: the loopback ones; links in mails lead to the first'),
  ZEREN_RECEIPT_KEY: seed.describe('seed of the Ed25519 key that signs receipts of acts'),
  ZEREN_RELAY_DATABASE_URL: z.url().describe('PostgreSQL, as the role zeren_relay: the outbox and nothing else'),
  ZEREN_SEQUENCER_DATABASE_URL: z
    .url()
    .describe('PostgreSQL, as the role zeren_sequencer: hashes of the ledger and no content'),
  ZEREN_SIGNATURE_ASSURANCE: z
    .enum([...assurances, ''])
    .default('')
    .describe(
      'what signing, witnessing and confirming take: `session`, `one-time-code` or passkey within the last five minutes, or a `passkey` over this very act; empty: `one-time-code`, in demo mode `session`',
    ),
  ZEREN_SMTP_URL: z
    .union([z.literal(''), z.url({ protocol: /^smtps?$/ })])
    .default('')
    .describe('mail server, `smtp://` or `smtps://` with user and password; empty: no mails'),
  ZEREN_TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform(proxies)
    .pipe(z.array(proxy))
    .describe('addresses or networks of the proxies in front, comma separated; empty: X-Forwarded-For means nothing'),
  ZEREN_URL: z
    .url()
    .default('http://127.0.0.1:4310')
    .describe('where the API answers, for programs that are its clients'),
  ZEREN_WEB_DIST: z.string().default('').describe('folder of the built web app; empty: apps/web/dist'),
  ZEREN_WORKFLOW_BUNDLE: z
    .string()
    .default('')
    .describe('file of the built workflow bundle; empty: apps/worker/dist/workflow-bundle.js'),
} as const;

/** The list of what a shape reads, for the documentation and for tests. */
export function describeVariables(shape: z.ZodObject): readonly Variable[] {
  return Object.entries(shape.shape as Readonly<Record<string, z.ZodType>>).map(([name, schema]) => {
    const absent = schema.safeParse(undefined);
    return {
      name,
      description: schema.description ?? '',
      ...(absent.success ? { defaultValue: String(absent.data) } : {}),
    };
  });
}
