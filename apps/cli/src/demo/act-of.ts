import type { Act, CycleTask } from '@zeren/api-contracts';
import { isTaskKindKey, taskKindOf, type ActKind } from '@zeren/domain';
import { createHash } from 'node:crypto';
import type { ScriptRow, YearData, YearMarks } from './year-data';

type Task = Pick<CycleTask, 'kind' | 'documentSha256'>;

/** What an act is made of: the line of the task list, the task it is about, and what is known of the year. */
interface Occasion {
  readonly row: ScriptRow;
  readonly task: Task;
  readonly year: YearData;
}

type ActOf<Kind extends ActKind> = Omit<Extract<Act, { kind: Kind }>, 'kind' | 'onPaper'>;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Paper acts of one letter come from one sheet of paper, so they carry one scan. */
const paperScan = sha256('the signed sheet of B14');
const paperWitness = 'H02';

/**
 * What the person of a line says on his task. Pure.
 *
 * @throws Error when the year's data has nothing to say about it.
 */
export function actOf(row: ScriptRow, task: Task, year: YearData): Act {
  const kind = kindOfAct(row, task);
  const act = { kind, ...words[kind]({ row, task, year }) } as Act;
  if (row.onPaperFor === null) return act;
  return { ...act, onPaper: { scanSha256: paperScan, witnessPost: paperWitness, signedOn: row.actedOn } };
}

/** The first act of the task's kind, unless the list tells of a return. */
function kindOfAct(row: ScriptRow, task: Task): ActKind {
  if (row.outcome === 'returned') return 'return';
  if (!isTaskKindKey(task.kind)) throw new Error(`no task kind ${task.kind}`);
  return taskKindOf(task.kind).acts[0];
}

/** How every act of the catalogue is played; a new act does not compile until somebody knows how. */
const words: { readonly [Kind in ActKind]: (occasion: Occasion) => ActOf<Kind> } = {
  acknowledge: () => ({}),
  answer: () => ({ opinion: 'agree', comment: '同意，无修改意见。' }),
  attend: attendanceOf,
  calibrate: ({ row, year }) => ({ changes: changesOf(year, row) }),
  cast: ({ row, year }) => ({ marks: { ...sheetOf(year, row) } }),
  'check-awards': ({ year }) => ({ refused: refusedOf(year) }),
  complete: () => ({ note: '已办理。' }),
  confirm: ({ task }) => (task.documentSha256 ? { documentSha256: task.documentSha256 } : {}),
  decide: decisionOf,
  file: ({ row }) => ({
    text: `${row.subject}：已按要求办理，材料附后。`,
    evidenceSha256: sha256(`material ${row.no}`),
  }),
  issue: ({ year }) => ({ documentNo: year.file.plan.documentNo }),
  'leave-out': () => ({ letterCodes: [], reason: '本年度不予评价。' }),
  'list-problems': ({ year }) => ({ problems: problemsOf(year) }),
  mark: ({ row, year }) => ({ marks: markedBy(row, year) }),
  nominate: ({ row, year }) => ({ nomineePost: nomineeOf(year, row), grounds: '工作成绩突出，群众认可。' }),
  opine: () => ({ opinion: 'agree' }),
  'recommend-awards': ({ year }) => ({ nomineePosts: [...year.file.awards.awarded] }),
  'record-minutes': ({ row }) => ({ text: `${row.subject}：议题、结论和后续事项如实记录。` }),
  refuse: () => ({ reason: '不予签订。' }),
  'repeat-ballot': ({ row }) => ({ until: row.actedOn, reason: '收回票数不足，重新投票。' }),
  'request-adjustment': ({ row }) => ({ evidence: `${row.subject}：佐证材料齐全。` }),
  return: () => ({ reason: '指标表述与本支部实际不符，请调整后再签。' }),
  revise: ({ row }) => ({ text: `${row.subject}：按意见调整指标表述。` }),
  reweight: () => ({ reason: '缺项不计入，其余部分按权重折算。' }),
  sign: ({ task }) => ({ documentSha256: hashOf(task) }),
  'sign-off': ({ row }) => ({ position: row.result === 'read' ? 'read' : 'confirmed' }),
  'submit-plan': () => ({}),
  verify: ({ row }) => ({ result: row.result === 'not-accepted' ? 'not-accepted' : 'accepted' }),
  witness: ({ task }) => ({ documentSha256: hashOf(task) }),
};

function attendanceOf({ row, year }: Occasion): ActOf<'attend'> {
  const [, code = '', post = ''] = row.subject.split('/');
  const isAbsent = year.file.meetings.some((meeting) => meeting.code === code && meeting.absent.includes(post));
  return isAbsent ? { attending: false, reason: '公务出差' } : { attending: true };
}

/** Everything is approved but the one entry that does not qualify, and the review, which changes no grade yet. */
function decisionOf({ row, year }: Occasion): ActOf<'decide'> {
  if (row.kind === 'decide-review') return { decision: 'rejected', reason: '经核查，维持原结果。' };
  const isRejected =
    row.kind === 'decide-adjustment' &&
    year.file.adjustments.some(({ code, decision }) => row.subject === `adjustment/${code}` && decision === 'rejected');
  return isRejected ? { decision: 'rejected', reason: '不属于加分范围。' } : { decision: 'approved' };
}

function changesOf({ marks }: YearData, { subject }: ScriptRow): ActOf<'calibrate'>['changes'] {
  const level = subject === 'calibration/deputies' ? 'A' : 'B';
  const changed = [...marks.values()].filter(
    ({ letter, calibration }) => letter.startsWith(level) && Number(calibration) !== 0,
  );
  return changed.map(({ letter, calibration }) => ({
    letterCode: letter,
    points: calibration,
    reason: '数据提供单位的一项数据迟到，按更正后的数据校准。',
  }));
}

/** A data provider marks the items he supplies; the office's checker marks a quarter. */
function markedBy({ kind, subject }: ScriptRow, year: YearData): Record<string, string> {
  const [, middle = '', letter = ''] = subject.split('/');
  const marks = marksOf(year, letter);
  if (kind === 'check-quarterly-report') return { quarter: quarterMark(marks, middle) };
  const own = prefixes[middle] ?? [];
  return Object.fromEntries(Object.entries(marks.items).filter(([code]) => own.includes(code.slice(0, 3))));
}

/** Beginnings of the item codes that each data provider answers for. */
const prefixes: Readonly<Record<string, readonly string[]>> = {
  supervision: ['SAF'],
  partyBuilding: ['INT', 'IDE'],
  resources: ['ENV'],
};

/** Every problem has a next step; where the meeting did not set one, the unit puts it right by itself. */
const ownNextStep = '由责任单位自行整改。';

const problemsOf = ({ file }: YearData): ActOf<'list-problems'>['problems'] =>
  file.problemsMidYear.map(({ unit, problemZh, causeZh, nextStepZh, rectification }) => ({
    unitCode: unit,
    problem: problemZh,
    cause: causeZh,
    nextStep: nextStepZh ?? ownNextStep,
    closingOn: closingOf(file.rectifications, rectification),
  }));

const refusedOf = ({ file }: YearData): ActOf<'check-awards'>['refused'] =>
  file.awards.refused.map(({ nominee, rule, reasonZh }) => ({ nomineePost: nominee, rule, reason: reasonZh }));

function nomineeOf({ file }: YearData, { subject }: ScriptRow): string {
  const nominee = file.awards.nominations.find(({ unit }) => subject === `award/${unit}`)?.nominee;
  if (!nominee) throw new Error(`nobody is nominated for ${subject}`);
  return nominee;
}

function sheetOf({ sheets }: YearData, { subject, assignee }: ScriptRow): Readonly<Record<string, string>> {
  const sheet = sheets.get(`${subject.replace('ballot/', '')}/${assignee}`);
  if (!sheet) throw new Error(`no sheet of ${assignee} for ${subject}`);
  return sheet;
}

function marksOf({ marks }: YearData, letter: string): YearMarks {
  const found = marks.get(letter);
  if (!found) throw new Error(`nobody has marks for ${letter}`);
  return found;
}

function quarterMark({ letter, processQuarters }: YearMarks, quarter: string): string {
  const mark = processQuarters[Number(quarter.slice(1)) - 1];
  if (mark === undefined) throw new Error(`${letter} has no mark for ${quarter}`);
  return String(mark);
}

function closingOf(rectifications: YearData['file']['rectifications'], code: string): string {
  const found = rectifications.find((one) => one.code === code);
  if (!found) throw new Error(`no rectification ${code}`);
  return found.closingDate;
}

function hashOf({ kind, documentSha256 }: Task): string {
  if (documentSha256 === null) throw new Error(`a ${kind} task names no document`);
  return documentSha256;
}
