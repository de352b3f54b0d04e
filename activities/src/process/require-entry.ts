/** The entry that `record` has just written: without it the effect did not happen. */
export function requireEntry(entryId: string | undefined): string {
  if (!entryId) throw new Error('ledger entry is missing after its insert');
  return entryId;
}
