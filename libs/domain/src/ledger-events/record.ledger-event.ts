/** Work done. */
export const recordEvents = ['record.entered', 'report.generated'] as const;
