/** How somebody comes to the door: with a session in force, or with one of the ways of not having one. */
export type SessionState = 'none' | 'forged' | 'expired' | 'idle' | 'disabled' | 'open';

export interface Caller {
  readonly name: string;
  /** Code of the person; nobody when there is no session to speak of. */
  readonly person?: string;
  readonly session: SessionState;
}

const unknown = [
  { name: 'anonymous', session: 'none' },
  { name: 'forged session', session: 'forged' },
  { name: 'expired session', person: 'P-S13', session: 'expired' },
  { name: 'idle session', person: 'P-S13', session: 'idle' },
  { name: 'disabled account', person: 'P-S16', session: 'disabled' },
] as const satisfies readonly Caller[];

const known = [
  { name: 'office clerk', person: 'P-S01', session: 'open' },
  { name: 'office head', person: 'P-H01', session: 'open' },
  { name: 'superior', person: 'P-L1', session: 'open' },
  { name: 'bearer', person: 'P-L3', session: 'open' },
  { name: 'deputy of other units', person: 'P-L5', session: 'open' },
  { name: 'discipline witness', person: 'P-L9', session: 'open' },
  { name: 'head of the unit', person: 'P-H03', session: 'open' },
  { name: 'head of another unit', person: 'P-H08', session: 'open' },
  { name: 'secretary without a post', person: 'P-R1', session: 'open' },
  { name: 'chair of the review panel', person: 'P-S06', session: 'open' },
  { name: 'voter of the unit', person: 'P-S10', session: 'open' },
  { name: 'voter of another unit', person: 'P-S25', session: 'open' },
  { name: 'substitute of the bearer', person: 'P-S11', session: 'open' },
  { name: 'verifier of facts', person: 'P-S30', session: 'open' },
  { name: 'auditor', person: 'P-A1', session: 'open' },
  { name: 'administrator', person: 'P-X1', session: 'open' },
  { name: 'successor to be', person: 'P-N5', session: 'open' },
  { name: 'operator', person: 'P-OP', session: 'open' },
] as const satisfies readonly Caller[];

/** Everybody who calls, once in each organisation. */
export const callers: readonly Caller[] = [...unknown, ...known];

type KnownName = (typeof known)[number]['name'];
/** Those who are let in, by name. */
export type Audience = 'everybody' | readonly KnownName[];
type Names = readonly KnownName[];

export const office: Names = ['office clerk', 'office head'];
export const auditor: Names = ['auditor'];
export const officeAndAuditor: Names = [...office, ...auditor];
export const leaders: Names = [
  'office head',
  'superior',
  'bearer',
  'deputy of other units',
  'discipline witness',
  'head of the unit',
  'head of another unit',
  'secretary without a post',
];
export const participants: Names = [
  ...leaders,
  'office clerk',
  'chair of the review panel',
  'voter of the unit',
  'voter of another unit',
  'substitute of the bearer',
  'verifier of facts',
  'auditor',
];
/** Whoever is signed in, the keepers of accounts and machines included. */
export const signedIn: Names = [...participants, 'administrator', 'successor to be', 'operator'];
