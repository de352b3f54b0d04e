import type { ActKind } from '@zeren/domain';
import { z } from 'zod';
import { assertionSchema } from '../session/passkey.schema';
import { code, day, decimal, line, prose, reason, sha256 } from '../text';

/** The office records what somebody did on paper: who saw it, and what the sheet looks like to a scanner. */
const onPaper = z
  .strictObject({ scanSha256: sha256, witnessPost: code, signedOn: day, place: line().optional() })
  .optional();

/** Confirms this very act. */
const passkey = assertionSchema.optional();

const act = <Kind extends ActKind, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.strictObject({ kind: z.literal(kind), ...shape, onPaper });

const marks = z.record(code, decimal).refine((map) => Object.keys(map).length <= 200, 'at most 200 marks');
const votes = z.record(code, line(20)).refine((map) => Object.keys(map).length <= 200, 'at most 200 marks');
const list = <Item extends z.ZodType>(item: Item) => z.array(item).max(200);

const change = z.strictObject({ letterCode: code, points: z.string().regex(/^-?\d{1,3}(\.\d{1,2})?$/), reason });
const problem = z.strictObject({
  unitCode: code,
  problem: reason,
  cause: reason,
  nextStep: reason.optional(),
  closingOn: day,
});
const refusedNominee = z.strictObject({ nomineePost: code, rule: line(20), reason });

/** One schema per act of the task-kind catalogue; a new act does not compile until it has one. */
const schemas = {
  acknowledge: act('acknowledge', {}),
  /** Who says nothing about it has commented: only `agree` needs no answer. */
  answer: act('answer', { opinion: z.enum(['agree', 'comment']).optional(), comment: prose() }),
  attend: act('attend', { attending: z.boolean(), reason: reason.optional() }),
  calibrate: act('calibrate', { changes: list(change) }),
  cast: act('cast', { marks: votes }),
  'check-awards': act('check-awards', { refused: list(refusedNominee) }),
  complete: act('complete', { note: prose().optional() }),
  confirm: act('confirm', { documentSha256: sha256.optional(), comment: prose().optional(), passkey }),
  decide: act('decide', { decision: z.enum(['approved', 'rejected']), reason: reason.optional() }),
  file: act('file', { text: prose(), evidenceSha256: sha256.optional() }),
  issue: act('issue', { documentNo: line(100) }),
  'leave-out': act('leave-out', { letterCodes: z.array(code).min(1).max(200), reason }),
  'list-problems': act('list-problems', { problems: list(problem) }),
  mark: act('mark', { marks, comment: prose().optional() }),
  nominate: act('nominate', { nomineePost: code, grounds: reason }),
  opine: act('opine', { opinion: z.enum(['agree', 'comment', 'object']), text: prose().optional() }),
  'recommend-awards': act('recommend-awards', { nomineePosts: list(code) }),
  'record-minutes': act('record-minutes', { text: prose() }),
  refuse: act('refuse', { reason }),
  'repeat-ballot': act('repeat-ballot', { until: day, reason }),
  'request-adjustment': act('request-adjustment', { evidence: prose() }),
  return: act('return', { reason }),
  revise: act('revise', { text: prose() }),
  reweight: act('reweight', { reason }),
  sign: act('sign', { documentSha256: sha256, passkey }),
  'sign-off': act('sign-off', { position: z.enum(['confirmed', 'read']) }),
  'submit-plan': act('submit-plan', { note: prose().optional() }),
  verify: act('verify', { result: z.enum(['accepted', 'not-accepted']), comment: prose().optional() }),
  witness: act('witness', { documentSha256: sha256, passkey }),
} satisfies Record<ActKind, z.ZodObject>;

type Schema = (typeof schemas)[ActKind];
export const actSchema = z.discriminatedUnion('kind', Object.values(schemas) as [Schema, ...Schema[]]);
export type Act = z.infer<typeof actSchema>;

export const actAnswerSchema = z.strictObject({
  entryId: z.uuid(),
  /** The leaf's hash, base64. */
  receipt: z.string(),
  businessAt: z.iso.datetime(),
  recordedAt: z.iso.datetime(),
  task: z.strictObject({ id: z.uuid(), state: z.enum(['done', 'returned', 'refused']) }),
  letterComplete: z.boolean(),
  opensRoundBelow: z.boolean(),
  /** The promise that this leaf will be part of the ledger: a signed note, and what it is verified with. */
  signedReceipt: z.strictObject({ note: z.string(), verifierKey: z.string() }),
});
export type ActAnswer = z.infer<typeof actAnswerSchema>;
