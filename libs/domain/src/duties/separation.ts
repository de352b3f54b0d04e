import type { TaskKindKey } from '../task-kinds/catalogue';

/** What nobody does in his own matter. */
export type OwnMatter = 'own-rectification' | 'own-report' | 'own-adjustment' | 'own-decision' | 'own-ballot';

/** What somebody did, as the evidence has it: whoever acted, also where the office recorded it from paper. */
export interface Deed {
  readonly kind: TaskKindKey;
  readonly personId: string;
}

/** What is to be judged. */
export interface Matter {
  readonly deeds: readonly Deed[];
  /** Persons whom it is about: who bears the letter under review, who stands on the line of the ballot. */
  readonly concerns: readonly string[];
}

interface Judgement {
  readonly ownMatter: OwnMatter;
  /** Kinds of work that are judged here. */
  readonly of: readonly TaskKindKey[];
  /** The work is that of the whole cycle, not of the same subject only. */
  readonly ofCycle?: true;
}

const rectified = {
  ownMatter: 'own-rectification',
  of: ['accept-rectification', 'plan-rectification', 'file-rectification-evidence'],
} as const satisfies Judgement;
const appealed = {
  ownMatter: 'own-decision',
  of: ['prepare-calibration', 'calibrate-pool', 'sign-calibration', 'lock-calibration'],
  ofCycle: true,
} as const satisfies Judgement;

/** By the kind of task that judges. */
const judgements: Readonly<Partial<Record<TaskKindKey, Judgement>>> = {
  'approve-rectification-plan': rectified,
  'verify-rectification-in-unit': rectified,
  'verify-rectification-above': rectified,
  'verify-resolution': { ownMatter: 'own-report', of: ['accept-resolution', 'report-resolution'] },
  'check-quarterly-report': { ownMatter: 'own-report', of: ['file-quarterly-report'] },
  'check-duty-report': { ownMatter: 'own-report', of: ['file-duty-report'] },
  'confirm-mid-year-review': { ownMatter: 'own-report', of: ['file-mid-year-review'] },
  'decide-adjustment': { ownMatter: 'own-adjustment', of: ['request-adjustment'] },
  'examine-review': appealed,
  'decide-review': appealed,
  'cast-ballot': { ownMatter: 'own-ballot', of: [] },
};

/** The kinds whose work a task of this kind judges, and whether in the whole cycle; null where nothing is judged. */
export const judgedBy = (kind: TaskKindKey): Pick<Judgement, 'of' | 'ofCycle'> | null => judgements[kind] ?? null;

/**
 * Separation of duties: nobody accepts his own rectification, checks his own report, decides on his own adjustment, sits
 * on the appeal against a decision he took part in or that is about him, or votes on himself. What counts is the person,
 * not the post: whoever holds both posts is one.
 *
 * @param personId who is about to act.
 * @param kind of the task he would act on.
 * @returns why he may not, or null when he may.
 */
export function ownMatterOf(personId: string, kind: TaskKindKey, { deeds, concerns }: Matter): OwnMatter | null {
  const judgement = judgements[kind];
  if (!judgement) return null;
  const didIt = deeds.some((deed) => deed.personId === personId && judgement.of.includes(deed.kind));
  return didIt || concerns.includes(personId) ? judgement.ownMatter : null;
}
