import type { PlanDraft } from '@zeren/api-contracts';

const withText = <Entry extends { text?: string | undefined }>({ text, ...entry }: Entry) =>
  text ? { ...entry, text } : entry;

/** What was left empty is absent, never an empty text; numbers of milestones are numbers. */
export const cleanDraft = ({ items }: PlanDraft): PlanDraft => ({
  items: items.map(({ legalBasis, coUnits, milestones, ...item }) => ({
    ...item,
    coUnits: coUnits ?? [],
    milestones: (milestones ?? []).map((milestone, index) => withText({ ...milestone, no: index + 1 })),
    ...(legalBasis ? { legalBasis } : {}),
  })),
});
