import { NotABundle, verifyBundle, type Report } from '@zeren/evidence-bundle';
import type { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { readProofFile } from '../proofs/read-proof-file';
import type { Language, Words } from '../terminal/language';
import { exitCodes, Refusal } from '../terminal/refusal';
import { reportInWords, reportJson } from '../verify/report-in-words';

interface VerifyOptions {
  readonly json?: boolean;
  readonly key?: readonly string[];
  readonly checkpoint?: readonly string[];
}

const texts = {
  description: {
    zh: '核对导出文件：叶子、检查点、签名、内容、历史，并重放每个流程（不联网）',
    en: 'check an exported bundle: leaves, checkpoints, signatures, contents, histories, and replay every process (no network)',
  },
  file: { zh: '`zeren export` 写出的文件', en: 'file written by `zeren export`' },
  json: { zh: '以 JSON 输出', en: 'print JSON' },
  key: {
    zh: '该单位公布的检查点公钥：name+hash+key',
    en: 'key of checkpoints as the organisation has published it: name+hash+key',
  },
  checkpoint: {
    zh: '自己保存的早先检查点：能发现后来用真钥匙改写的历史',
    en: 'an earlier checkpoint that you have kept: it finds a past that was rewritten with the true key',
  },
  examples: {
    zh: '\n示例：\n  zeren verify year-2026.zeren\n  zeren verify year-2026.zeren --key zeren.example/9f1c…+1a2b3c4d+AQ… --checkpoint 2026-02.txt --json\n\n退出码：0 无问题，1 有问题，2 不是导出文件',
    en: '\nExamples:\n  zeren verify year-2026.zeren\n  zeren verify year-2026.zeren --key zeren.example/9f1c…+1a2b3c4d+AQ… --checkpoint 2026-02.txt --json\n\nExit codes: 0 clean, 1 findings, 2 not a bundle',
  },
} as const satisfies Readonly<Record<string, Words>>;

/** `zeren verify FILE`: findings on stdout. Needs the file and nothing else: no network, no database, no server. */
export const addVerify = (program: Command, language: Language): Command =>
  program
    .command('verify')
    .description(texts.description[language])
    .argument('<file>', texts.file[language])
    .option('--key <key...>', texts.key[language])
    .option('--checkpoint <file...>', texts.checkpoint[language])
    .option('--json', texts.json[language])
    .addHelpText('after', texts.examples[language])
    .action(async (file: string, { json, key = [], checkpoint = [] }: VerifyOptions) => {
      const notes = checkpoint.map((name) => readProofFile(name, language).note);
      const report = await verifyOrRefuse(file, { keys: key, checkpoints: notes }, language);
      await printed(json ? reportJson(report, language) : reportInWords(report, key.length > 0, language));
      // A history that the engine cannot take may leave it waiting: that must not keep the program.
      process.exit(report.ok ? 0 : exitCodes.failure);
    });

const printed = (text: string): Promise<void> =>
  new Promise((resolve) => {
    process.stdout.write(text, () => resolve());
  });

async function verifyOrRefuse(
  file: string,
  anchors: { readonly keys: readonly string[]; readonly checkpoints: readonly string[] },
  language: Language,
): Promise<Report> {
  try {
    return await verifyBundle(readFileSync(file), anchors);
  } catch (error) {
    const isUnreadable = error instanceof NotABundle || (error as NodeJS.ErrnoException).code !== undefined;
    if (!isUnreadable) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new Refusal(
      exitCodes.usage,
      language === 'zh' ? `${file}：不是导出文件（${reason}）` : `${file}: is not a bundle (${reason})`,
    );
  }
}
