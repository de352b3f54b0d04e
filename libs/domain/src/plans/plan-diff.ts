import type { PlanItem } from './plan-content';

export interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

export interface ItemDiff {
  readonly code: string;
  readonly titleZh: string;
  readonly change: 'unchanged' | 'changed' | 'added' | 'removed';
  /** Of a changed item only. */
  readonly fields: readonly FieldChange[];
}

/** How every field of an item reads, by the name under which it is edited. */
const reading = ({ indicator, milestones, ...item }: PlanItem): Readonly<Record<string, string>> => ({
  domain: item.domain,
  titleZh: item.titleZh,
  weight: item.weight,
  leadUnit: item.leadUnit,
  coUnits: item.coUnits.join('、'),
  liaison: item.liaison,
  legalBasis: item.legalBasis ?? '',
  indicatorCode: indicator.code,
  unit: indicator.unit,
  target: indicator.target,
  milestones: milestones.map(({ no, dueOn, text }) => [`${no}. ${dueOn}`, text].filter(Boolean).join(' ')).join('；'),
});

/** Item by item by its code: those of `after` in their order, then what is no longer there. */
export function planDiff(before: readonly PlanItem[], after: readonly PlanItem[]): readonly ItemDiff[] {
  const old = new Map(before.map((item) => [item.code, item]));
  const kept = new Set(after.map(({ code }) => code));
  const removed = before.filter(({ code }) => !kept.has(code));
  return [
    ...after.map((item) => itemDiff(old.get(item.code), item)),
    ...removed.map(({ code, titleZh }) => ({ code, titleZh, change: 'removed' as const, fields: [] })),
  ];
}

function itemDiff(before: PlanItem | undefined, item: PlanItem): ItemDiff {
  const { code, titleZh } = item;
  if (!before) return { code, titleZh, change: 'added', fields: [] };
  const [was, is] = [reading(before), reading(item)];
  const fields = Object.keys(is).flatMap((field) => {
    const change = { field, before: was[field] ?? '', after: is[field] ?? '' };
    return change.before === change.after ? [] : [change];
  });
  return { code, titleZh, change: fields.length === 0 ? 'unchanged' : 'changed', fields };
}
