/** Processes that have ended. */
export const archiveEvents = ['run.archived'] as const;
