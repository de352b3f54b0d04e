export { decodeHistory, encodeHistory, keptHistory, sha256Of, type History } from './canonical-history';
export type { ClosedRun } from './closed-runs';
export { readBundle, type BundleFacts } from './kept-bundle';
export { ProcessArchive, unarchivedRuns, type ArchiveParts, type Sweep } from './process-archive';
export { historyFacts, type HistoryFacts, type RunManifest, type RunStatus } from './run-manifest';
export { runOwner, type RunOwner } from './run-owner';
