import type { Entry } from '../entry';
import type { Findings } from '../finding';
import type { Memo } from '../memo';
import { closedBy } from '../replay/history';
import type { ReadRun } from '../rules-of-runs';
import { storyOf, type HistoryStory } from './history-story';
import { ledgerStoryOf, type ClosedTask, type LedgerStory, type OpenedTask } from './ledger-story';

type ToldRun = ReadRun & { readonly story: HistoryStory; readonly end: ReturnType<typeof closedBy> };

/** Differences that are none yet: a process that is still open has not heard of them. */
export interface StoryNotes {
  pending: number;
}

/** Both books on the table. */
interface Case {
  readonly ledger: LedgerStory;
  readonly told: ReadonlyMap<string, ToldRun>;
  /** The cycle has ended: every process is here. */
  readonly isOver: boolean;
  readonly findings: Findings;
  readonly notes: StoryNotes;
}

/** Ledger and histories must tell the same: what one says was opened, closed, done or started, the other says too. */
export function judgeStory(
  cycleId: string,
  runs: readonly ReadRun[],
  entries: readonly Entry[],
  findings: Findings,
  memo: Memo,
): StoryNotes {
  const told = new Map(runs.map((run): [string, ToldRun] => [run.record.workflowId, toldRun(run, memo)]));
  const root = told.get(`cycle/${cycleId}`);
  const isOver = runs.length === 0 || root?.end !== undefined;
  const both: Case = { ledger: ledgerStoryOf(entries), told, isOver, findings, notes: { pending: 0 } };
  judgeFamily(root, both);
  for (const run of told.values()) judgeRun(run, both);
  for (const [taskId, opening] of both.ledger.opened) judgeOpening(taskId, opening, both);
  for (const [taskId, closing] of both.ledger.closed) judgeClosing(taskId, closing, both);
  for (const entry of both.ledger.effects) judgeEffect(entry, both);
  return both.notes;
}

const toldRun = (run: ReadRun, memo: Memo): ToldRun => ({
  ...run,
  story: memo.of('story', run.record.history, () => storyOf(run.history)),
  end: closedBy(run.history),
});

/** Every process was started by one that is here, and everyone that was started is here. */
function judgeFamily(root: ToldRun | undefined, { told, findings }: Case): void {
  const started = new Set<string>();
  for (const { object, story } of told.values())
    for (const [workflowId, eventId] of story.children) {
      started.add(workflowId);
      if (!told.has(workflowId))
        findings.add(
          `${object}:event ${eventId}`,
          'story-run',
          `缺少由此启动的 ${workflowId} 的历史`,
          `starts ${workflowId}, whose history is missing`,
        );
    }
  for (const run of told.values())
    if (run !== root && !started.has(run.record.workflowId))
      findings.add(run.object, 'story-run', '不是由文件中的任何流程启动的', 'was started by no process of this bundle');
}

/** What a process opened or heard of must stand in the ledger, as it was told. */
function judgeRun({ object, story, record }: ToldRun, { ledger: { opened, closed }, findings }: Case): void {
  for (const [taskId, eventId] of story.opened)
    if (opened.get(taskId)?.workflowId !== record.workflowId)
      findings.add(
        `${object}:event ${eventId}`,
        'story-opened',
        `任务 ${taskId} 在台账中没有由它开启`,
        `opens task ${taskId}, which the ledger does not say`,
      );
  for (const [taskId, { eventId, state, at, result }] of story.heard) {
    const said = closed.get(taskId);
    const isSame = said?.state === state && said.at === at && (!said.isAct || said.result === result);
    if (!isSame)
      findings.add(
        `${object}:event ${eventId}`,
        'story-closed',
        said ? `任务 ${taskId} 的结束与台账 ${said.object} 不同` : `任务 ${taskId} 在台账中没有结束`,
        said
          ? `tells another end of task ${taskId} than ${said.object}`
          : `hears of the end of task ${taskId}, which the ledger does not say`,
      );
  }
}

function judgeOpening(
  taskId: string,
  { object, workflowId }: OpenedTask,
  { told, isOver, findings, notes }: Case,
): void {
  const run = told.get(workflowId);
  if (run?.story.opened.has(taskId)) return;
  if (run ? run.end === undefined : !isOver) notes.pending += 1;
  else
    findings.add(
      object,
      'story-opened',
      `任务 ${taskId} 在 ${workflowId} 的历史中没有开启`,
      `task ${taskId} is not opened in the history of ${workflowId}`,
    );
}

/** A process ends when it has heard of all its tasks; only one that was cancelled leaves some without hearing. */
function judgeClosing(taskId: string, closing: ClosedTask, { ledger, told, findings, notes }: Case): void {
  const workflowId = ledger.opened.get(taskId)?.workflowId;
  const run = told.get(workflowId ?? '');
  if (workflowId === undefined) {
    findings.add(
      closing.object,
      'story-opened',
      `任务 ${taskId} 从未开启`,
      `closes task ${taskId}, which was never opened`,
    );
    return;
  }
  if (!run || run.story.heard.has(taskId)) return;
  const isWithdrawn = closing.actorId === workflowId && run.story.withdrawals.has(closing.at);
  if (isWithdrawn) return;
  if (run.end !== 'workflowExecutionCompletedEventAttributes') notes.pending += 1;
  else
    findings.add(
      closing.object,
      'story-closed',
      `${workflowId} 的历史中没有任务 ${taskId} 的结束`,
      `closes task ${taskId}, of which the history of ${workflowId} knows nothing`,
    );
}

/** What a process wrote into the ledger is an effect that its history asked for, at that instant. */
function judgeEffect({ object, kind, actorId, businessAt }: Entry, { told, isOver, findings, notes }: Case): void {
  const run = told.get(actorId);
  if (run?.story.effects.has(businessAt)) return;
  if (run ? run.end === undefined : !isOver) notes.pending += 1;
  else
    findings.add(
      object,
      run ? 'story-effect' : 'story-run',
      run ? `${actorId} 的历史中没有此事（${kind}）` : `缺少 ${actorId} 的历史`,
      run
        ? `${kind} at that instant is not asked for in the history of ${actorId}`
        : `the history of ${actorId} is missing`,
    );
}
