import { nameOf, type RunRecord } from './bundle-record';
import type { Entry } from './entry';
import type { Findings } from './finding';
import type { Memo } from './memo';
import type { Bundle } from './read-bundle';
import { closedBy, decodeHistory, eventIdOf, hasForm, type History } from './replay/history';
import { sha256 } from './sha256';

/** A run whose history could be read. */
export interface ReadRun {
  readonly record: RunRecord;
  readonly object: string;
  readonly sha256: string;
  readonly history: History;
  /** It has the form of a history, and where it is archived the ledger vouches for its bytes: others are not given to the engine. */
  readonly canReplay: boolean;
}

/** Code and histories are the bytes that the archive has written into the ledger; nothing that it has archived is missing. */
export function judgeRuns(
  bundle: Bundle,
  entries: readonly Entry[],
  findings: Findings,
  memo: Memo,
): readonly ReadRun[] {
  judgeCodes(bundle, findings, memo);
  const archived = new Map(
    entries.flatMap((entry) => (entry.kind === 'run.archived' ? [[entry.subject['runId'], entry]] : [])),
  );
  const runs = bundle.runs.flatMap((record) => {
    const read = memo.of('history', record.history, () => readHistory(record.history));
    const object = nameOf(record, 0);
    if (!read) {
      findings.add(object, 'history-bytes', '无法读取', 'these are not the bytes of a history');
      return [];
    }
    const run = { record, object, ...read };
    const [isWhole, isArchived] = [judgeShape(run, findings), judgeArchived(run, archived.get(record.runId), findings)];
    return [{ ...run, canReplay: isWhole && isArchived }];
  });
  const present = new Set(bundle.runs.map(({ runId }) => runId));
  for (const [runId, { object, subject }] of archived)
    if (!present.has(String(runId)))
      findings.add(
        object,
        'history-archived',
        `缺少已归档的历史 ${String(subject['workflowId'])}`,
        `the history of ${String(subject['workflowId'])} that it archives is missing`,
      );
  return runs;
}

function judgeCodes({ codes, runs }: Bundle, findings: Findings, memo: Memo): void {
  for (const code of codes)
    if (memo.of('code', code.text, () => sha256(code.text)) !== code.sha256)
      findings.add(nameOf(code, 0), 'code-hash', '代码与其哈希不符', 'the code is not what its hash was made of');
  const known = new Set(codes.map((code) => code.sha256));
  for (const run of runs)
    if (!known.has(run.codeSha256))
      findings.add(nameOf(run, 0), 'code-hash', '缺少运行它的代码', 'the code that ran it is missing');
}

interface ReadHistory {
  readonly sha256: string;
  readonly history: History;
  /** Place of the first event that is not where its number says; -1 for none. */
  readonly gap: number;
  readonly hasForm: boolean;
}

function readHistory(encoded: string): ReadHistory | undefined {
  const bytes = Buffer.from(encoded, 'base64');
  try {
    const history = decodeHistory(bytes);
    const gap = (history.events ?? []).findIndex((event, at) => eventIdOf(event) !== at + 1);
    return { sha256: sha256(bytes), history, gap, hasForm: hasForm(history) };
  } catch {
    return undefined;
  }
}

/** Events are numbered without a gap, the first one starts the run, and one that is archived has ended. Answers whether code can go this way. */
function judgeShape(
  { record, object, history, gap, hasForm: isFormed }: Omit<ReadRun, 'canReplay'> & ReadHistory,
  findings: Findings,
): boolean {
  const events = history.events ?? [];
  if (gap >= 0)
    findings.add(
      `${object}:event ${gap + 1}`,
      'history-shape',
      '事件编号不连续',
      'is not where its number says: an event is missing, too much or moved',
    );
  const started = events[0]?.workflowExecutionStartedEventAttributes;
  if (started?.originalExecutionRunId !== record.runId)
    findings.add(`${object}:event 1`, 'history-shape', '不是这次运行的开始', 'does not start this run');
  if (record.state === 'archived' && !closedBy(history))
    findings.add(
      `${object}:event ${events.length + 1}`,
      'history-shape',
      '缺少结束事件，尾部被截断',
      'a closing event is missing: the tail was cut off',
    );
  const hasRun = events.some((event) => event.workflowTaskCompletedEventAttributes);
  const isWhole = gap < 0 && started?.originalExecutionRunId === record.runId && isFormed;
  if (gap < 0 && !isFormed)
    findings.add(object, 'history-shape', '事件与其类型不符', 'holds an event that is not what its type says');
  return isWhole && hasRun;
}

/** Answers whether nothing speaks against its bytes. */
function judgeArchived(
  { record, object, sha256: hash }: Omit<ReadRun, 'canReplay'>,
  entry: Entry | undefined,
  findings: Findings,
): boolean {
  const said = entry?.subject;
  const isSame =
    record.state === 'open'
      ? entry === undefined
      : said?.['plainSha256'] === hash &&
        said['workflowId'] === record.workflowId &&
        said['bundleSha256'] === record.codeSha256;
  if (!isSame)
    findings.add(
      object,
      'history-archived',
      entry ? `与台账归档条目 ${entry.object} 不符` : '台账中没有归档条目',
      entry ? `is not what was archived: ${entry.object} says otherwise` : 'the ledger has not archived it',
    );
  return isSame;
}
