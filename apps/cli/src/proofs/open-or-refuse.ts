import { readNoteKey, type NoteKey } from '@zeren/ledger';
import type { Language, Words } from '../terminal/language';
import { exitCodes, Refusal } from '../terminal/refusal';
import type { ProofFile } from './read-proof-file';

const noKey: Words = {
  zh: '文件中没有验证公钥，请用 --key 给出',
  en: 'the file names no verifier key: give it with --key',
};
const ownKey: Words = {
  zh: '注意：公钥取自文件本身；请与该单位公布的公钥核对，或用 --key 给出',
  en: 'note: the key was taken from the file itself; compare it with the published one, or give that with --key',
};

/**
 * Opens a signed note of a file with the key that was given, else with the one in the file, which it says on stderr.
 *
 * @throws Refusal: 2 without a usable key, 1 when the note is not what it should be.
 */
export function openOrRefuse<T>(
  file: ProofFile,
  given: string | undefined,
  open: (note: string, keys: readonly NoteKey[]) => T,
  language: Language,
): T {
  const written = given ?? file.verifierKey;
  if (written === undefined) throw new Refusal(exitCodes.usage, noKey[language]);
  const key = orRefuse(() => readNoteKey(written), exitCodes.usage, language);
  const opened = orRefuse(() => open(file.note, [key]), exitCodes.failure, language);
  if (given === undefined) process.stderr.write(`${ownKey[language]}\n  ${written}\n`);
  return opened;
}

/** What the ledger library says in one sentence ends the command. */
function orRefuse<T>(ask: () => T, exitCode: Refusal['exitCode'], language: Language): T {
  try {
    return ask();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Refusal(exitCode, language === 'zh' ? `核对未通过：${reason}` : reason);
  }
}
