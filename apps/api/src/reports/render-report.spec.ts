import { printedReport } from './render-report';
import type { ReportContent } from './report-content';

const report: ReportContent = {
  v: 1,
  year: 2026,
  title: '2026年度',
  organisation: '示例委',
  work: [
    {
      heading: 'study',
      sentences: [
        { pieces: [{ text: '学习' }, { text: '2', recordKind: 'lecture', recordIds: ['r1', 'r2'] }, { text: '次。' }] },
      ],
    },
    { heading: 'organisation', sentences: [{ pieces: [{ text: '21', recordKind: 'letter', recordIds: ['a'] }] }] },
  ],
  problems: [
    { no: 1, source: 'year-end', problem: '<b>问题</b>', measure: '措施', problemId: 'p', rectificationId: 'y' },
  ],
};
const printing = { cycleId: 'c', day: '2027-03-01', contentSha256: 'f'.repeat(64), origin: 'https://zeren.example' };

describe('the printed report', () => {
  it('leads a number to the records it counts, or to the page of its kind', () => {
    const [study, organisation] = printedReport(report, printing).work;
    expect(study?.sentences[0]).toEqual([
      { text: '学习' },
      { text: '2', link: 'https://zeren.example/cycles/c/records?kind=lecture&ids=r1%2Cr2' },
      { text: '次。' },
    ]);
    expect(organisation?.sentences[0]?.[0]?.link).toBe('https://zeren.example/cycles/c/letters');
  });

  it('names the ledger as it was signed last, when it was', () => {
    expect(printedReport(report, printing)).not.toHaveProperty('checkpoint');
    const checkpoint = { size: 3, root: Buffer.alloc(3) };
    expect(printedReport(report, { ...printing, checkpoint }).checkpoint).toEqual({ size: 3, root: 'AAAA' });
  });

  it('keeps what people wrote as text', () => {
    expect(printedReport(report, printing).problems).toEqual([{ no: 1, problem: '<b>问题</b>', measure: '措施' }]);
  });
});
