import { nameOf } from './bundle-record';
import type { Entry } from './entry';
import type { Findings } from './finding';
import type { Memo } from './memo';
import type { Bundle } from './read-bundle';
import { sha256 } from './sha256';
import { sealOf } from './write-bundle';

/** Are the lines those that were written? Anybody can seal a bundle anew: what is signed is judged by itself. */
export function judgeSeal({ end, lineHashes }: Bundle, findings: Findings): void {
  if (!end) return;
  if (end.lines !== lineHashes.length || end.sha256 !== sealOf(lineHashes))
    findings.add(
      'end',
      'seal',
      `文件在写成之后被改动（共 ${lineHashes.length} 行，应为 ${end.lines} 行）`,
      `the file is not what was written: ${lineHashes.length} lines, ${end.lines} were sealed`,
    );
}

/** What people wrote must be what the ledger holds the salted hash of. Answers how many texts have been erased. */
export function judgeContents({ contents }: Bundle, entries: readonly Entry[], findings: Findings, memo: Memo): number {
  const hashes = new Map(
    entries.flatMap(({ entryId, contentSha256 }) => (contentSha256 ? [[entryId, contentSha256]] : [])),
  );
  for (const content of contents) {
    const { entryId, salt, text } = content;
    if (memo.of('content', salt + text, () => sha256(salt + text)) !== hashes.get(entryId))
      findings.add(
        nameOf(content, 0),
        'content-hash',
        '内容与台账条目中的哈希不符',
        'the text is not what the entry in the ledger holds the hash of',
      );
  }
  const kept = new Set(contents.map(({ entryId }) => entryId));
  return [...hashes.keys()].filter((entryId) => !kept.has(entryId)).length;
}

/** Each version of a letter is what the ledger says it is, and every hash that was signed has its text. */
export function judgeDocuments({ documents }: Bundle, entries: readonly Entry[], findings: Findings, memo: Memo): void {
  const signed = entries.filter(({ letterId, documentSha256 }) => letterId && documentSha256);
  const versions = new Set(signed.map(versionOf));
  const texts = new Set<string>();
  for (const document of documents) {
    const { letterId, version, text } = document;
    const hash = memo.of('document', text, () => sha256(text));
    texts.add(`${letterId} ${hash}`);
    if (hash !== document.sha256)
      findings.add(
        nameOf(document, 0),
        'document-hash',
        '文本与其哈希不符',
        'the text is not what its hash was made of',
      );
    else if (!versions.has(`${letterId} ${version} ${hash}`))
      findings.add(
        nameOf(document, 0),
        'document-entry',
        '台账中没有这一版文本',
        'the ledger knows no such version of this letter',
      );
  }
  for (const { object, letterId, documentSha256 } of signed)
    if (!texts.has(`${letterId} ${documentSha256}`))
      findings.add(
        object,
        'document-entry',
        `缺少责任书 ${letterId} 的文本`,
        `the text of letter ${letterId} that it is about is missing`,
      );
}

/** The first version is told when the letter is made, later ones by their number; acts name the hash alone. */
const versionOf = ({ kind, letterId, documentSha256, subject }: Entry): string =>
  kind === 'letter.generated' || kind === 'letter.versioned'
    ? `${letterId} ${Number(subject['version'] ?? 1)} ${documentSha256}`
    : '';
