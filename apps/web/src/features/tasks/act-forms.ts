import type { ActKind } from '@zeren/domain';

/** A field of an act's body; `rows` is a list of small bodies, `marks` and `words` are maps by code. */
export type ActField =
  | {
      readonly kind: 'line' | 'text' | 'decimal' | 'day' | 'sha256' | 'unit' | 'posts';
      readonly name: string;
      readonly optional?: true;
    }
  | { readonly kind: 'choice'; readonly name: string; readonly of: readonly string[]; readonly optional?: true }
  | { readonly kind: 'attending'; readonly name: string }
  | { readonly kind: 'marks'; readonly name: string }
  | { readonly kind: 'missing-letters'; readonly name: string }
  | { readonly kind: 'words'; readonly name: string }
  | { readonly kind: 'rows'; readonly name: string; readonly fields: readonly ActField[]; readonly mayBeEmpty?: true };

export interface ActForm {
  readonly fields: readonly ActField[];
  /** A sentence on what follows from the act. */
  readonly hint?: true;
  /** The act is bound to the document the task shows. */
  readonly document?: 'required' | 'if-shown';
  readonly isDangerous?: true;
}

const optionalComment: ActField = { kind: 'text', name: 'comment', optional: true };
const reason: ActField = { kind: 'text', name: 'reason' };
const post: ActField = { kind: 'line', name: 'nomineePost' };

/** One form per act; an act without one does not compile. */
export const actForms: Readonly<Record<ActKind, ActForm>> = {
  acknowledge: { fields: [] },
  answer: {
    fields: [
      { kind: 'choice', name: 'opinion', of: ['agree', 'comment'] },
      { kind: 'text', name: 'comment' },
    ],
  },
  attend: {
    fields: [
      { kind: 'attending', name: 'attending' },
      { kind: 'text', name: 'reason', optional: true },
    ],
  },
  calibrate: {
    fields: [
      {
        kind: 'rows',
        name: 'changes',
        mayBeEmpty: true,
        fields: [{ kind: 'line', name: 'letterCode' }, { kind: 'decimal', name: 'points' }, reason],
      },
    ],
  },
  cast: { fields: [{ kind: 'words', name: 'marks' }] },
  'check-awards': {
    fields: [
      { kind: 'rows', name: 'refused', mayBeEmpty: true, fields: [post, { kind: 'line', name: 'rule' }, reason] },
    ],
  },
  complete: { fields: [{ kind: 'text', name: 'note', optional: true }] },
  confirm: { fields: [optionalComment], document: 'if-shown' },
  decide: {
    fields: [
      { kind: 'choice', name: 'decision', of: ['approved', 'rejected'] },
      { kind: 'text', name: 'reason', optional: true },
    ],
  },
  file: {
    fields: [
      { kind: 'text', name: 'text' },
      { kind: 'sha256', name: 'evidenceSha256', optional: true },
    ],
  },
  issue: { fields: [{ kind: 'line', name: 'documentNo' }] },
  'leave-out': { fields: [{ kind: 'missing-letters', name: 'letterCodes' }, reason], hint: true },
  'list-problems': {
    fields: [
      {
        kind: 'rows',
        name: 'problems',
        fields: [
          { kind: 'unit', name: 'unitCode' },
          { kind: 'text', name: 'problem' },
          { kind: 'text', name: 'cause' },
          { kind: 'text', name: 'nextStep' },
          { kind: 'day', name: 'closingOn' },
        ],
      },
    ],
  },
  mark: { fields: [{ kind: 'marks', name: 'marks' }, optionalComment] },
  nominate: { fields: [post, { kind: 'text', name: 'grounds' }] },
  opine: {
    fields: [
      { kind: 'choice', name: 'opinion', of: ['agree', 'comment', 'object'] },
      { kind: 'text', name: 'text', optional: true },
    ],
  },
  'recommend-awards': { fields: [{ kind: 'posts', name: 'nomineePosts' }] },
  'record-minutes': { fields: [{ kind: 'text', name: 'text' }] },
  refuse: { fields: [reason], isDangerous: true },
  'repeat-ballot': { fields: [{ kind: 'day', name: 'until' }, reason], hint: true },
  'request-adjustment': { fields: [{ kind: 'text', name: 'evidence' }] },
  return: { fields: [reason], isDangerous: true },
  revise: { fields: [{ kind: 'text', name: 'text' }] },
  reweight: { fields: [reason], hint: true },
  sign: { fields: [], document: 'required' },
  'sign-off': { fields: [{ kind: 'choice', name: 'position', of: ['confirmed', 'read'] }] },
  'submit-plan': { fields: [{ kind: 'text', name: 'note', optional: true }] },
  verify: { fields: [{ kind: 'choice', name: 'result', of: ['accepted', 'not-accepted'] }, optionalComment] },
  witness: { fields: [], document: 'required' },
};

export const isActKind = (act: string): act is ActKind => act in actForms;
