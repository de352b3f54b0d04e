export type * from './bundle-record';
export { bundleFormat } from './bundle-record';
export { rules, type Finding, type Rule, type Sentence } from './finding';
export { Memo } from './memo';
export { linesOf, NotABundle } from './read-bundle';
export { compareRun, type Difference } from './replay/compare-run';
export { replayRuns, type Replayed, type RunToReplay } from './replay/replay-runs';
export { verifyBundle, type Notes, type ReplayOutcome, type Report, type Verification } from './verify-bundle';
export { endOf, lineOf, writeBundle } from './write-bundle';
