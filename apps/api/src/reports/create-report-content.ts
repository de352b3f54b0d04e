import type { ProblemFact, RecordFact, ReportFacts } from '@zeren/database';
import { recordKinds, type RecordKindKey, type ReportHeading } from '@zeren/domain';
import { Problem } from '../http/problem';
import type { ReportContent, ReportPair, ReportPiece, ReportSection } from './report-content';

/** In the order of the report. */
const headings: readonly ReportHeading[] = ['organisation', 'study', 'publicity', 'culture'];

/** How the report names a kind of work, and what it counts beside the times it was done. A new kind does not compile without. */
const words: Readonly<
  Record<RecordKindKey, { readonly text: string; readonly sum?: { readonly field: string; readonly text: string } }>
> = {
  'study-session': { text: '组织理论学习中心组集中学习', sum: { field: 'speakers', text: '，交流发言' } },
  lecture: { text: '举办专题讲座', sum: { field: 'attended', text: '，听讲' } },
  'study-assessment': { text: '组织学习考核', sum: { field: 'participants', text: '，参加' } },
  'incident-response': { text: '妥善应对事件' },
  'publicity-activity': { text: '开展宣传合作' },
  'cultural-activity': { text: '开展文化活动', sum: { field: 'participants', text: '，参与' } },
  exchange: { text: '开展交流' },
};

/**
 * The two parts of the report: work done by heading, every number with the rows it counts; problems paired one to one with measures.
 *
 * @throws Problem `report-unpaired` naming each problem that has not exactly one measure.
 */
export const createReportContent = (facts: ReportFacts): ReportContent => ({
  v: 1,
  year: facts.year,
  title: facts.title,
  organisation: facts.organisation.nameZh,
  work: headings.map((heading) => sectionOf(heading, facts)).filter(({ sentences }) => sentences.length > 0),
  problems: pairsOf(facts.problems),
});

const sectionOf = (heading: ReportHeading, facts: ReportFacts): ReportSection => ({
  heading,
  sentences: [
    ...(heading === 'organisation' ? organisationSentences(facts) : []),
    ...recordSentences(heading, facts.records),
  ].map((pieces) => ({
    pieces,
  })),
});

const number = (value: number, recordKind: string, recordIds: readonly string[]): ReportPiece => ({
  text: String(value),
  recordKind,
  recordIds,
});

function organisationSentences(facts: ReportFacts): ReportPiece[][] {
  const { planId, planItems, letters, completeLetters, decidedResults } = facts;
  return [
    planId && planItems > 0
      ? [{ text: '印发年度工作要点，明确任务' }, number(planItems, 'plan', [planId]), { text: '项。' }]
      : [],
    letters.length > 0
      ? [
          { text: '生成目标管理责任书' },
          number(letters.length, 'letter', letters),
          { text: '份，签齐' },
          number(completeLetters.length, 'letter', completeLetters),
          { text: '份。' },
        ]
      : [],
    facts.meetings.length > 0 ? meetingSentence(facts) : [],
    decidedResults.length > 0
      ? [
          { text: '组织年终述职测评，审定考核结果' },
          number(decidedResults.length, 'letter', decidedResults),
          { text: '份。' },
        ]
      : [],
  ].filter((pieces) => pieces.length > 0);
}

function meetingSentence({ meetings, resolutions }: ReportFacts): ReportPiece[] {
  const ofKind = (...kinds: readonly string[]) =>
    meetings.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
  const quarterly = ofKind('quarterly');
  const midYear = ofKind('mid-year');
  return [
    { text: '召开会议' },
    number(
      meetings.length,
      'meeting',
      meetings.map(({ id }) => id),
    ),
    { text: '次，其中季度专题会' },
    number(quarterly.length, 'meeting', quarterly),
    { text: '次、半年分析会' },
    number(midYear.length, 'meeting', midYear),
    { text: '次，形成后续事项' },
    number(resolutions.length, 'resolution', resolutions),
    { text: '项。' },
  ];
}

const recordSentences = (heading: ReportHeading, records: readonly RecordFact[]): ReportPiece[][] =>
  recordKinds
    .filter((kind) => kind.heading === heading)
    .flatMap(({ key }) => {
      const ofKind = records.filter(({ kind }) => kind === key);
      return ofKind.length > 0 ? [sentenceOf(key, ofKind)] : [];
    });

function sentenceOf(key: RecordKindKey, records: readonly RecordFact[]): ReportPiece[] {
  const { text, sum } = words[key];
  const ids = records.map(({ id }) => id);
  const times = [{ text }, number(records.length, key, ids), { text: '次' }];
  if (!sum) return [...times, { text: '。' }];
  const total = records.reduce((people, { fields }) => people + peopleIn(fields[sum.field]), 0);
  return [...times, { text: sum.text }, number(total, key, ids), { text: '人次。' }];
}

const peopleIn = (value: unknown): number =>
  Array.isArray(value) ? value.length : typeof value === 'number' ? value : 0;

/** The year-end list is what the report is about; while there is none, the mid-year one. */
function pairsOf(problems: readonly ProblemFact[]): ReportPair[] {
  const yearEnd = problems.filter(({ source }) => source === 'year-end');
  const listed = yearEnd.length > 0 ? yearEnd : problems;
  const unpaired = listed.filter(({ measures }) => measures.length !== 1);
  if (unpaired.length > 0)
    throw new Problem(
      'report-unpaired',
      unpaired.map(({ source, no, measures }) => ({
        pointer: '',
        code: 'report.unpaired',
        message: `${source}/${no}: ${measures.length} measures`,
      })),
    );
  return listed.flatMap(({ id, no, source, problem, measures }) =>
    measures.map((measure) => ({
      no,
      source,
      problem,
      measure: measure.text,
      problemId: id,
      rectificationId: measure.id,
    })),
  );
}
