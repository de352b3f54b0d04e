import type { TFunction } from 'i18next';

/** A ledger event kind in words; a history event of the engine keeps the engine's own name. */
export const kindText = (t: TFunction, kind: string): string => t(`ledger.${kind}`, { defaultValue: kind });
