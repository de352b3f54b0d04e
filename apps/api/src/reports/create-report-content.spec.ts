import type { ReportFacts } from '@zeren/database';
import { recordKinds } from '@zeren/domain';
import { createReportContent } from './create-report-content';
import type { ReportContent, ReportPiece } from './report-content';
import { Problem } from '../http/problem';

const problem = (no: number, measures: number, source = 'year-end') => ({
  id: `problem ${source} ${no}`,
  no,
  source,
  problem: `问题${no}`,
  measures: Array.from({ length: measures }, (_, index) => ({
    id: `measure ${no}.${index}`,
    code: `Y${no}`,
    text: `措施${no}`,
  })),
});

const facts = (changes: Partial<ReportFacts> = {}): ReportFacts => ({
  year: 2026,
  title: '2026年度',
  organisation: { nameZh: '示例市发展和改革委员会', nameEn: 'Example Commission' },
  records: [
    {
      id: 'r1',
      kind: 'study-session',
      heldOn: '2026-01-16',
      title: '第一次',
      fields: { speakers: ['L4', 'L5', 'L6'], attended: 9 },
    },
    {
      id: 'r2',
      kind: 'study-session',
      heldOn: '2026-02-13',
      title: '第二次',
      fields: { speakers: ['L7', 'L8', 'L9'], attended: 9 },
    },
    { id: 'r3', kind: 'exchange', heldOn: '2026-05-01', title: '交流', fields: { partner: '兄弟单位' } },
  ],
  problems: [problem(1, 1), problem(2, 1), problem(1, 1, 'mid-year')],
  meetings: [
    { id: 'm1', kind: 'quarterly' },
    { id: 'm2', kind: 'mid-year' },
  ],
  resolutions: ['s1'],
  letters: ['a1', 'a2', 'b1'],
  completeLetters: ['a1', 'a2'],
  decidedResults: [],
  planItems: 28,
  planId: 'p1',
  ...changes,
});

const sentencesOf = (heading: string, wordOf: (piece: ReportPiece) => string, content = createReportContent(facts())) =>
  content.work
    .find((section) => section.heading === heading)
    ?.sentences.map(({ pieces }) => pieces.map(wordOf).join(''));
const textOf = (heading: string, content?: ReportContent) => sentencesOf(heading, ({ text }) => text, content);

describe('the summary report', () => {
  it('says what was done under its heading, counted from records', () => {
    expect(textOf('study')).toEqual(['组织理论学习中心组集中学习2次，交流发言6人次。']);
    expect(textOf('culture')).toEqual(['开展交流1次。']);
    expect(textOf('organisation')).toEqual([
      '印发年度工作要点，明确任务28项。',
      '生成目标管理责任书3份，签齐2份。',
      '召开会议2次，其中季度专题会1次、半年分析会1次，形成后续事项1项。',
    ]);
  });

  it('says the same in English', () => {
    const english = (heading: string) => sentencesOf(heading, ({ text, textEn }) => textEn ?? text);
    expect(english('study')).toEqual(['Meetings of the study group: 2, with 6 contributions.']);
    expect(english('organisation')).toEqual([
      'The annual plan was issued with 28 items.',
      'Responsibility letters: 3 generated, 2 fully signed.',
      'Meetings held: 2, of which 1 quarterly and 1 on the mid-year review, with 1 matters to follow up.',
    ]);
  });

  it('has as many numbers in one language as in the other, for every kind of work', () => {
    const records = recordKinds.map(({ key }, index) => ({
      id: `r${index}`,
      kind: key,
      heldOn: '2026-03-01',
      title: key,
      fields: {},
    }));
    const words = createReportContent(facts({ records })).work.flatMap(({ sentences }) =>
      sentences.flatMap(({ pieces }) => pieces.filter(({ recordIds }) => !recordIds)),
    );
    expect(words.length).toBeGreaterThan(recordKinds.length);
    expect(words.filter(({ text, textEn }) => text === '' || !textEn)).toEqual([]);
  });

  it('leads every number to the rows it counts', () => {
    const numbers = createReportContent(facts()).work.flatMap(({ sentences }) =>
      sentences.flatMap(({ pieces }) => pieces.filter(({ text }) => /\d/.test(text))),
    );
    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers.every(({ recordIds, recordKind }) => recordKind !== undefined && (recordIds?.length ?? 0) > 0)).toBe(
      true,
    );
  });

  it('says nothing of results before they are published', () => {
    const published = createReportContent(facts({ decidedResults: ['a1', 'a2'] }));
    expect(textOf('organisation')?.some((text) => text.includes('考核结果'))).toBe(false);
    expect(textOf('organisation', published)?.at(-1)).toBe('组织年终述职测评，审定考核结果2份。');
  });

  it('leaves a heading out under which nothing was done', () => {
    expect(textOf('publicity')).toBeUndefined();
  });

  it('pairs each problem of the year’s end with its one measure', () => {
    expect(createReportContent(facts()).problems.map(({ no, measure }) => [no, measure])).toEqual([
      [1, '措施1'],
      [2, '措施2'],
    ]);
  });

  it('takes the mid-year list while the year has not ended', () => {
    const mid = createReportContent(facts({ problems: [problem(1, 1, 'mid-year')] }));
    expect(mid.problems).toHaveLength(1);
  });

  it.each([0, 2])('is refused for a problem with %i measures, and says which', (measures) => {
    const refused = () => createReportContent(facts({ problems: [problem(1, 1), problem(2, measures)] }));
    expect(refused).toThrow('report-unpaired');
    try {
      refused();
    } catch (error) {
      expect((error as Problem).errors).toEqual([
        expect.objectContaining({ message: `year-end/2: ${measures} measures` }),
      ]);
    }
  });
});
