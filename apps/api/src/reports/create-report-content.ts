import type { ProblemFact, RecordFact, ReportFacts } from '@zeren/database';
import { recordKinds, type RecordKindKey, type ReportHeading } from '@zeren/domain';
import { Problem } from '../http/problem';
import type { ReportContent, ReportPair, ReportPiece, ReportSection } from './report-content';

/** In the order of the report. */
const headings: readonly ReportHeading[] = ['organisation', 'study', 'publicity', 'culture'];

/** One sentence in both languages; every `{}` is a number, and both have theirs in one order. */
interface Sentence {
  readonly zh: string;
  readonly en: string;
}

/** How the report tells of a kind of work, and what it counts beside the times it was done. A new kind does not compile without. */
const words: Readonly<Record<RecordKindKey, Sentence & { readonly people?: string }>> = {
  'study-session': {
    zh: '组织理论学习中心组集中学习{}次，交流发言{}人次。',
    en: 'Meetings of the study group: {}, with {} contributions.',
    people: 'speakers',
  },
  lecture: {
    zh: '举办专题讲座{}次，听讲{}人次。',
    en: 'Lectures held: {}, attended by {} listeners.',
    people: 'attended',
  },
  'study-assessment': {
    zh: '组织学习考核{}次，参加{}人次。',
    en: 'Study assessments held: {}, taken by {} participants.',
    people: 'participants',
  },
  'incident-response': { zh: '妥善应对事件{}次。', en: 'Incidents answered: {}.' },
  'publicity-activity': { zh: '开展宣传合作{}次。', en: 'Joint publicity activities: {}.' },
  'cultural-activity': {
    zh: '开展文化活动{}次，参与{}人次。',
    en: 'Cultural activities held: {}, joined by {} participants.',
    people: 'participants',
  },
  exchange: { zh: '开展交流{}次。', en: 'Exchanges with other bodies: {}.' },
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

/** What a number of a sentence counts. */
interface Count {
  readonly value: number;
  readonly recordKind: string;
  readonly recordIds: readonly string[];
}

const countOf = (recordKind: string, recordIds: readonly string[], value = recordIds.length): Count => ({
  value,
  recordKind,
  recordIds,
});

/** The sentence in pieces: a number is a piece of its own. */
function told({ zh, en }: Sentence, counts: readonly Count[]): ReportPiece[] {
  const english = en.split('{}');
  return zh.split('{}').flatMap((text, index) => {
    const count = counts[index];
    const words = { text, textEn: english[index] ?? '' };
    if (!count) return [words];
    const { value, recordKind, recordIds } = count;
    return [words, { text: String(value), recordKind, recordIds }];
  });
}

function organisationSentences(facts: ReportFacts): ReportPiece[][] {
  const { planId, planItems, letters, completeLetters, decidedResults } = facts;
  return [
    planId && planItems > 0
      ? told({ zh: '印发年度工作要点，明确任务{}项。', en: 'The annual plan was issued with {} items.' }, [
          countOf('plan', [planId], planItems),
        ])
      : [],
    letters.length > 0
      ? told(
          { zh: '生成目标管理责任书{}份，签齐{}份。', en: 'Responsibility letters: {} generated, {} fully signed.' },
          [countOf('letter', letters), countOf('letter', completeLetters)],
        )
      : [],
    facts.meetings.length > 0 ? meetingSentence(facts) : [],
    decidedResults.length > 0
      ? told(
          {
            zh: '组织年终述职测评，审定考核结果{}份。',
            en: 'Leaders reported and were rated at year end; results decided: {}.',
          },
          [countOf('letter', decidedResults)],
        )
      : [],
  ].filter((pieces) => pieces.length > 0);
}

function meetingSentence({ meetings, resolutions }: ReportFacts): ReportPiece[] {
  const ofKind = (kind: string) => meetings.filter((meeting) => meeting.kind === kind).map(({ id }) => id);
  const sentence = {
    zh: '召开会议{}次，其中季度专题会{}次、半年分析会{}次，形成后续事项{}项。',
    en: 'Meetings held: {}, of which {} quarterly and {} on the mid-year review, with {} matters to follow up.',
  };
  return told(sentence, [
    countOf(
      'meeting',
      meetings.map(({ id }) => id),
    ),
    countOf('meeting', ofKind('quarterly')),
    countOf('meeting', ofKind('mid-year')),
    countOf('resolution', resolutions),
  ]);
}

const recordSentences = (heading: ReportHeading, records: readonly RecordFact[]): ReportPiece[][] =>
  recordKinds
    .filter((kind) => kind.heading === heading)
    .flatMap(({ key }) => {
      const ofKind = records.filter(({ kind }) => kind === key);
      return ofKind.length > 0 ? [sentenceOf(key, ofKind)] : [];
    });

function sentenceOf(key: RecordKindKey, records: readonly RecordFact[]): ReportPiece[] {
  const { people, ...sentence } = words[key];
  const times = countOf(
    key,
    records.map(({ id }) => id),
  );
  if (!people) return told(sentence, [times]);
  const total = records.reduce((sum, { fields }) => sum + peopleIn(fields[people]), 0);
  return told(sentence, [times, { ...times, value: total }]);
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
