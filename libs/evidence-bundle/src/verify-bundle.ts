import { entriesOf } from './entry';
import { Findings, type Finding } from './finding';
import { NoMemo, type Memo } from './memo';
import { linesOf, readBundle, type Bundle } from './read-bundle';
import { compareRun, type Difference } from './replay/compare-run';
import { replayRuns, type Replayed } from './replay/replay-runs';
import { judgeContents, judgeDocuments, judgeSeal } from './rules-of-evidence';
import { judgeHeartbeats, judgeKeys } from './rules-of-the-ledger';
import { judgeRuns, type ReadRun } from './rules-of-runs';
import { sha256 } from './sha256';
import { judgeAnchors, judgeCheckpoints, judgeLeaves, type Anchors } from './rules-of-the-tree';
import { judgeStory } from './story/judge-story';

export interface Report {
  readonly ok: boolean;
  readonly leaves: number;
  readonly checkpoints: number;
  /** Checkpoints whose signature fits. */
  readonly signatures: number;
  /** Histories that were replayed. */
  readonly histories: number;
  readonly findings: readonly Finding[];
  readonly notes: Notes;
}

/** What is no fault and still worth knowing. */
export interface Notes {
  /** Leaves of which only the hash is here: entries of other cycles. */
  readonly hashesOnly: number;
  /** Texts that have been erased since. */
  readonly erased: number;
  /** Histories that the ledger knows nothing of yet. */
  readonly openRuns: number;
  /** Things in the ledger that an open or cancelled process has not heard of. */
  readonly pending: number;
  /** How often no heartbeat came for more than two intervals, as the ledger says itself. */
  readonly silences: number;
  readonly events: number;
}

export interface Verification extends Partial<Anchors> {
  readonly memo?: Memo;
  /** What replays have come to, by code and history; grows. For many verifications of nearly the same bundle. */
  readonly replayed?: Map<string, ReplayOutcome>;
}

/** What the code says about a history: that it cannot have made it, or where it would have made another. */
export type ReplayOutcome = { readonly problem: string } | { readonly differences: readonly Difference[] };

/** Judges a bundle by every rule, from its bytes alone. @throws NotABundle when it is something else. */
export async function verifyBundle(
  file: Buffer | readonly (string | undefined)[],
  { keys = [], checkpoints = [], memo = new NoMemo(), replayed = new Map() }: Verification = {},
): Promise<Report> {
  const findings = new Findings();
  const bundle = readBundle(Buffer.isBuffer(file) ? linesOf(file) : file, findings, memo);
  judgeSeal(bundle, findings);
  judgeLeaves(bundle, findings, memo);
  const signed = judgeCheckpoints(bundle, findings, memo);
  judgeAnchors(bundle, { keys, checkpoints }, findings, memo);
  const isVouchedFor = signed.length > 0 && signed.length === bundle.checkpoints.length;
  const entries = entriesOf(bundle, findings, memo);
  judgeKeys(signed, entries, findings);
  const silences = judgeHeartbeats(signed, entries, findings);
  const erased = judgeContents(bundle, entries, findings, memo);
  judgeDocuments(bundle, entries, findings, memo);
  const runs = judgeRuns(bundle, entries, findings, memo);
  const { pending } = judgeStory(bundle.header.cycleId, runs, entries, findings, memo);
  if (isVouchedFor) await judgeReplays(bundle, runs, findings, replayed);
  else if (runs.length > 0)
    findings.add('code', 'replay', '无有效签名，未运行其中的代码', 'was not run: no valid signature vouches for it');
  return {
    ok: findings.all.length === 0,
    leaves: bundle.leaves.length,
    checkpoints: bundle.checkpoints.length,
    signatures: signed.length,
    histories: isVouchedFor ? runs.length : 0,
    findings: findings.all,
    notes: {
      hashesOnly: bundle.leaves.filter(({ payload }) => payload === undefined).length,
      erased,
      openRuns: bundle.runs.filter(({ state }) => state === 'open').length,
      pending,
      silences,
      events: runs.reduce((sum, { history }) => sum + (history.events?.length ?? 0), 0),
    },
  };
}

/** Replays each history with the code that ran it and compares what the code computes with what was recorded. */
async function judgeReplays(
  { codes }: Bundle,
  runs: readonly ReadRun[],
  findings: Findings,
  replayed: Map<string, ReplayOutcome>,
): Promise<void> {
  for (const { sha256: hash, text } of codes) {
    const wanted = runs.filter((run) => run.record.codeSha256 === hash && run.canReplay && !replayed.has(keyOf(run)));
    if (wanted.length === 0 || sha256(text) !== hash) continue; // other code is not run, and has been found
    const outcomes = await replayRuns(
      text,
      wanted.map((run) => ({ key: keyOf(run), workflowId: run.record.workflowId, history: run.history })),
    );
    for (const run of wanted) {
      const outcome = outcomes.get(keyOf(run));
      if (outcome) replayed.set(keyOf(run), outcomeOf(run, outcome));
    }
  }
  for (const run of runs) {
    const outcome = replayed.get(keyOf(run));
    if (outcome) report(run.object, outcome, findings);
  }
}

const keyOf = ({ record, sha256: hash }: ReadRun): string => [record.codeSha256, record.workflowId, hash].join(' ');

const outcomeOf = ({ history }: ReadRun, outcome: Replayed): ReplayOutcome =>
  outcome.problem === undefined ? { differences: compareRun(history, outcome) } : { problem: outcome.problem };

function report(object: string, outcome: ReplayOutcome, findings: Findings): void {
  if ('problem' in outcome)
    findings.add(object, 'replay', `无法重放：${outcome.problem}`, `the code does not go this way: ${outcome.problem}`);
  else
    for (const { eventId, zh, en } of outcome.differences)
      findings.add(`${object}:event ${eventId}`, 'recomputed', zh, en);
}
