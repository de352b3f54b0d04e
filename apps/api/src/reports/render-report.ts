import { renderSummaryReport, type SummaryReportContent } from '@zeren/documents';
import type { Day, ReportHeading } from '@zeren/domain';
import type { ReportContent, ReportPiece } from './report-content';

const headings: Readonly<Record<ReportHeading, string>> = {
  organisation: '组织领导',
  study: '理论学习',
  publicity: '宣传与应对',
  culture: '文化与交流',
};

/** Where the rows behind a number are shown, when they are no work records. */
const pages: Readonly<Record<string, string>> = {
  plan: 'plan',
  letter: 'letters',
  meeting: 'meetings',
  resolution: 'meetings',
};

export interface Printing {
  readonly cycleId: string;
  /** Business day on which it is generated. */
  readonly day: Day;
  readonly contentSha256: string;
  /** The latest one, if anything was signed yet. */
  readonly checkpoint?: { readonly size: number; readonly root: Buffer };
  /** Origin under which people open the web pages. */
  readonly origin: string;
}

/** The Word document of a report; a number leads to the page that shows what it counts. */
export const renderReport = (report: ReportContent, printing: Printing): Promise<Buffer> =>
  renderSummaryReport(printedReport(report, printing));

/** What is printed, before it is laid out. */
export function printedReport(
  report: ReportContent,
  { cycleId, day, contentSha256, checkpoint, origin }: Printing,
): SummaryReportContent {
  const link = ({ recordIds, recordKind = '' }: ReportPiece): { readonly link?: string } => {
    if (!recordIds) return {};
    const page = pages[recordKind];
    const query = new URLSearchParams({ kind: recordKind, ids: recordIds.join(',') });
    return { link: `${origin}/cycles/${cycleId}/${page ?? `records?${query.toString()}`}` };
  };
  return {
    title: `${report.year}年度工作总结`,
    organisation: report.organisation,
    day,
    contentSha256,
    ...(checkpoint ? { checkpoint: { size: checkpoint.size, root: checkpoint.root.toString('base64') } } : {}),
    work: report.work.map(({ heading, sentences }) => ({
      heading: headings[heading],
      sentences: sentences.map(({ pieces }) => pieces.map((piece) => ({ text: piece.text, ...link(piece) }))),
    })),
    problems: report.problems.map(({ no, problem, measure }) => ({ no, problem, measure })),
  };
}
