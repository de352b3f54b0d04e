import { isIncluded, openCheckpoint, openReceipt, type Receipt } from '@zeren/ledger';
import type { Command } from 'commander';
import { openOrRefuse } from '../proofs/open-or-refuse';
import { readProofFile } from '../proofs/read-proof-file';
import type { Language, Words } from '../terminal/language';
import { exitCodes, Refusal } from '../terminal/refusal';

interface CheckOptions {
  readonly key?: string;
  readonly proof?: string;
  readonly checkpointKey?: string;
}

const texts = {
  description: { zh: '办理回执', en: 'receipts of acts' },
  check: {
    zh: '核对回执的签名；加 --proof 时核对该条目已列入台账（不联网）',
    en: 'whether a receipt is signed and, with --proof, whether its entry is part of the ledger (no network)',
  },
  file: { zh: '下载的回执（JSON 或签名文本）', en: 'the receipt as downloaded: JSON, or the signed note' },
  key: { zh: '签发回执的公钥：name+hash+key', en: 'key that receipts are verified with: name+hash+key' },
  proof: {
    zh: '该条目收录证明的文件（GET /api/v1/ledger/entries/…/inclusion-proof 的回答）',
    en: 'file with the proof of inclusion (the answer of GET /api/v1/ledger/entries/…/inclusion-proof)',
  },
  checkpointKey: { zh: '签署检查点的公钥', en: 'key that checkpoints are verified with' },
  examples: {
    zh: '\n示例：\n  zeren receipt check receipt-A01-v1.json\n  zeren receipt check receipt.json --key zeren.example/receipts+1a2b3c4d+AQ… --proof proof.json\n',
    en: '\nExamples:\n  zeren receipt check receipt-A01-v1.json\n  zeren receipt check receipt.json --key zeren.example/receipts+1a2b3c4d+AQ… --proof proof.json\n',
  },
} as const satisfies Readonly<Record<string, Words>>;

/** `zeren receipt check FILE`: the finding on stdout; 1 when signature or proof does not fit. */
export function addReceipt(program: Command, language: Language): Command {
  program
    .command('receipt')
    .description(texts.description[language])
    .command('check')
    .description(texts.check[language])
    .argument('<file>', texts.file[language])
    .option('--key <key>', texts.key[language])
    .option('--proof <file>', texts.proof[language])
    .option('--checkpoint-key <key>', texts.checkpointKey[language])
    .addHelpText('after', texts.examples[language])
    .action((file: string, options: CheckOptions) => {
      checkReceipt(file, options, language);
    });
  return program;
}

function checkReceipt(file: string, { key, proof, checkpointKey }: CheckOptions, language: Language): void {
  const receipt = openOrRefuse(readProofFile(file, language), key, openReceipt, language);
  const { issuer, entryId, recordedAt, includeBefore } = receipt;
  const promise: Words = {
    zh: `签名有效：${issuer} 于 ${recordedAt} 记录条目 ${entryId}，承诺在 ${includeBefore} 前列入台账`,
    en: `signed: ${issuer} recorded entry ${entryId} at ${recordedAt} and promises its place before ${includeBefore}`,
  };
  process.stdout.write(`${promise[language]}\n`);
  if (proof !== undefined) process.stdout.write(`${provenPlace(receipt, proof, checkpointKey, language)}\n`);
}

function provenPlace({ leafHash }: Receipt, file: string, key: string | undefined, language: Language): string {
  const proof = readProofFile(file, language);
  const { origin, size, root } = openOrRefuse(proof, key, openCheckpoint, language);
  const { index = -1, hashes = [] } = proof;
  const found: Words = {
    zh: `已列入：${origin} 检查点（共 ${size} 条）中的第 ${index + 1} 条`,
    en: `included: leaf ${index} of the checkpoint of ${size} leaves of ${origin}`,
  };
  const missing: Words = {
    zh: `未能证明：${file} 不能从本回执的条目推到 ${origin} 的检查点；过了承诺时间即为篡改的证据，请保留两个文件`,
    en: `not proved: ${file} does not lead from the entry of this receipt to the checkpoint of ${origin}; after the promised time this is evidence of tampering, keep both files`,
  };
  if (!isIncluded({ leafHash, index, size, root }, hashes)) throw new Refusal(exitCodes.failure, missing[language]);
  return found[language];
}
