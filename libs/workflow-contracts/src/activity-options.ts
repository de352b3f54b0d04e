/** The one table of timeouts and retries (temporal.md §11); no scheduleToClose: business waits out an outage. */
export const databaseBatch = {
  startToCloseTimeout: '10s', // how long a killed worker's batch stays unnoticed
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '5m' },
  // TRY_CANCEL, the default, would let a batch commit after the process has cleaned up.
  cancellationType: 'WAIT_CANCELLATION_COMPLETED',
} as const;

/** Texts, verdicts and documents: longer than a batch, and as patient. */
export const computation = { ...databaseBatch, startToCloseTimeout: '5m' } as const;
