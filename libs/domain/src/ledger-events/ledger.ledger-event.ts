/** The ledger about itself. */
export const ledgerEvents = ['ledger.alive', 'ledger.key-changed'] as const;
