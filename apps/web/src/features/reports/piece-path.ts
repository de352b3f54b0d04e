import type { ReportView } from '@zeren/api-contracts';

export type ReportPiece = ReportView['work'][number]['sentences'][number]['pieces'][number];

/** Where the rows behind a number are shown; a work record's kind leads to the records. */
const pages: Readonly<Record<string, string>> = {
  plan: 'plan',
  letter: 'letters',
  meeting: 'meetings',
  resolution: 'meetings',
};

/** The page that shows what a number counts, and only that; undefined for words that count nothing. */
export function pathOfPiece({ recordIds, recordKind = '' }: ReportPiece, cycleId: string): string | undefined {
  if (!recordIds) return undefined;
  const page = pages[recordKind];
  const ids = recordIds.join(',');
  const query = new URLSearchParams(page ? { ids } : { kind: recordKind, ids });
  return `/cycles/${cycleId}/${page ?? 'records'}?${query.toString()}`;
}
