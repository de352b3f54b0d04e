import type { CycleRow, LetterText, Repositories } from '@zeren/database';
import { assigneeOf, type Day, type FrameLetter, type LetterContent, type LetterParty } from '@zeren/domain';
import { letterText } from '@zeren/documents';
import { sha256 } from '../process/sha256';

/** The signed text of a content, with the hash that signatures are bound to. */
export function textOf(content: LetterContent): LetterText {
  const contentText = letterText(content);
  return { content, contentText, documentSha256: sha256(contentText) };
}

/** Names the parties of letters as they stand on a day: title of the post, name of who holds it. */
export async function partiesOn(
  { processes }: Repositories,
  organisationId: string,
  day: Day,
): Promise<(token: string) => LetterParty> {
  const { titles, persons } = await processes.cycles.names(organisationId);
  const holders = await processes.cycles.holdersOn(organisationId, day);
  const ids = await processes.cycles.personIds(organisationId);
  return (token) => {
    const { kind, code } = assigneeOf(token);
    const personId = kind === 'person' ? ids.get(code) : holders.get(code);
    return { token, title: titles.get(code) ?? '', name: persons.get(personId ?? '') ?? '' };
  };
}

/** Content of an original letter without its annexes. */
export const letterHead = (
  { frame, year }: CycleRow,
  letter: FrameLetter,
  organisation: string,
  party: (token: string) => LetterParty,
): Omit<LetterContent, 'annexes'> => ({
  code: letter.code,
  level: letter.level,
  year: frame.year,
  organisation,
  superior: party(letter.superior),
  bearer: party(letter.bearer),
  witness: letter.witness ? party(letter.witness) : null,
  periodFrom: `${year}-01-01`,
  periodUntil: `${year}-12-31`,
  changes: [],
});
