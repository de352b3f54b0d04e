import { hash, randomInt } from 'node:crypto';

/** Without letters and digits that are taken for one another on paper. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
const groups = [4, 4, 4, 4] as const;
const codesPerPerson = 10;

const group = (length: number): string =>
  Array.from({ length }, () => alphabet[randomInt(alphabet.length)] ?? '').join('');

/** Ten codes of 79 random bits, `abcd-efgh-jkmn-pqrs`: for the day on which the app is lost, each once. */
export const newRecoveryCodes = (): readonly string[] =>
  Array.from({ length: codesPerPerson }, () => groups.map(group).join('-'));

/** What the database holds; hyphens, spaces and capitals do not matter. A code is too long to be guessed from its hash. */
export const recoveryCodeSha256 = (code: string): string =>
  hash('sha256', code.toLowerCase().replace(/[^a-z0-9]/g, ''));
