import { isConsistent, openCheckpoint, type Checkpoint } from '@zeren/ledger';
import type { Command } from 'commander';
import { openOrRefuse } from '../proofs/open-or-refuse';
import { readProofFile } from '../proofs/read-proof-file';
import type { Language, Words } from '../terminal/language';
import { exitCodes, Refusal } from '../terminal/refusal';

interface CheckOptions {
  readonly key?: string;
}

const texts = {
  description: { zh: '台账检查点', en: 'checkpoints of the ledger' },
  check: {
    zh: '核对新检查点的台账是否以旧检查点的台账为开头（不联网）',
    en: 'whether the ledger of a new checkpoint begins with the ledger of an old one (no network)',
  },
  older: { zh: '保存的旧检查点', en: 'the old checkpoint, as it was kept' },
  newer: {
    zh: '新检查点及证明（GET /api/v1/ledger/checkpoint-check?note=… 的回答）',
    en: 'the new one with the proof (the answer of GET /api/v1/ledger/checkpoint-check?note=…)',
  },
  key: { zh: '签署检查点的公钥：name+hash+key', en: 'key that checkpoints are verified with: name+hash+key' },
  examples: {
    zh: '\n示例：\n  zeren checkpoint check 2026-02.txt answer.json --key zeren.example/9f1c…+1a2b3c4d+AQ…\n',
    en: '\nExamples:\n  zeren checkpoint check 2026-02.txt answer.json --key zeren.example/9f1c…+1a2b3c4d+AQ…\n',
  },
} as const satisfies Readonly<Record<string, Words>>;

/** `zeren checkpoint check OLD NEW`: the finding on stdout; 1 when the two do not belong together. */
export function addCheckpoint(program: Command, language: Language): Command {
  program
    .command('checkpoint')
    .description(texts.description[language])
    .command('check')
    .description(texts.check[language])
    .argument('<old>', texts.older[language])
    .argument('<new>', texts.newer[language])
    .option('--key <key>', texts.key[language])
    .addHelpText('after', texts.examples[language])
    .action((older: string, newer: string, { key }: CheckOptions) => {
      process.stdout.write(`${compare(older, newer, key, language)}\n`);
    });
  return program;
}

function compare(olderFile: string, newerFile: string, given: string | undefined, language: Language): string {
  const [olderNote, newerNote] = [readProofFile(olderFile, language), readProofFile(newerFile, language)];
  // A bare note names no key: the one beside the new checkpoint then serves for both.
  const key = given ?? olderNote.verifierKey ?? newerNote.verifierKey;
  const known = { ...olderNote, verifierKey: key };
  const older = openOrRefuse(known, given, openCheckpoint, language);
  const newer = openOrRefuse(newerNote, key, openCheckpoint, language);
  if (older.size > newer.size || older.origin !== newer.origin)
    throw new Refusal(exitCodes.failure, mismatch(older, newer)[language]);
  const needsProof = older.size > 0 && older.size < newer.size;
  if (needsProof && newerNote.hashes === undefined) throw new Refusal(exitCodes.usage, noProof(newerFile)[language]);
  const claim = { older: older.size, newer: newer.size, olderRoot: older.root, newerRoot: newer.root };
  if (!isConsistent(claim, needsProof ? (newerNote.hashes ?? []) : []))
    throw new Refusal(exitCodes.failure, mismatch(older, newer)[language]);
  return consistent(older, newer)[language];
}

const consistent = (older: Checkpoint, newer: Checkpoint): Words => ({
  zh: `一致：${older.origin} 的 ${newer.size} 条台账以原先的 ${older.size} 条为开头，未被改动`,
  en: `consistent: the ${newer.size} leaves of ${older.origin} begin with the ${older.size} of before, unchanged`,
});

const mismatch = (older: Checkpoint, newer: Checkpoint): Words => ({
  zh: `不一致：${older.origin}（${older.size} 条）不能证明是 ${newer.origin}（${newer.size} 条）的开头；请保留两个文件`,
  en: `not consistent: ${older.origin} of ${older.size} leaves is not shown to be the beginning of ${newer.origin} of ${newer.size}; keep both files`,
});

const noProof = (file: string): Words => ({
  zh: `${file}：缺少一致性证明，请保存 GET /api/v1/ledger/checkpoint-check?note=… 的回答`,
  en: `${file}: holds no proof; save the answer of GET /api/v1/ledger/checkpoint-check?note=… instead`,
});
