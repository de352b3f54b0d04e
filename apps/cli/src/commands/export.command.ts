import type { Command } from 'commander';
import { runExport } from '../export/run-export';
import type { Language, Words } from '../terminal/language';
import { exitCodes, Refusal } from '../terminal/refusal';

interface ExportOptions {
  readonly cycle: string;
  readonly out: string;
  readonly organisation?: string;
  readonly state: string;
  readonly wait: string;
  readonly archived?: boolean;
}

const texts = {
  description: {
    zh: '把一个周期的台账、检查点、内容和流程历史写进一个可离线核对的文件',
    en: 'write ledger, checkpoints, contents and histories of one cycle into a file that can be verified offline',
  },
  cycle: { zh: '周期编号', en: 'id of the cycle' },
  out: { zh: '写到哪个文件', en: 'file to write' },
  organisation: {
    zh: '单位代码；周期的流程已被遗忘时需要',
    en: 'code of the organisation; needed when the process of the cycle is forgotten',
  },
  state: {
    zh: 'npm start 的状态目录；DATABASE_URL 和 TEMPORAL_ADDRESS 优先',
    en: 'folder of npm start; DATABASE_URL and TEMPORAL_ADDRESS come first',
  },
  wait: { zh: '最多等待检查点多少秒', en: 'seconds to wait for the checkpoint' },
  archived: {
    zh: '也等待已结束的流程全部归档',
    en: 'wait also until every process is archived; of a cycle that is over',
  },
  examples: {
    zh: '\n示例：\n  zeren export --cycle 01a20e58-… --out year-2026.zeren\n  zeren verify year-2026.zeren\n',
    en: '\nExamples:\n  zeren export --cycle 01a20e58-… --out year-2026.zeren\n  zeren verify year-2026.zeren\n',
  },
} as const satisfies Readonly<Record<string, Words>>;

/** `zeren export`: what was written on stderr. Reads as the app's role, one organisation, in a transaction that cannot write. */
export const addExport = (program: Command, language: Language): Command =>
  program
    .command('export')
    .description(texts.description[language])
    .requiredOption('--cycle <id>', texts.cycle[language])
    .requiredOption('--out <file>', texts.out[language])
    .option('--organisation <code>', texts.organisation[language])
    .option('--state <folder>', texts.state[language], '.zeren')
    .option('--wait <seconds>', texts.wait[language], '120')
    .option('--archived', texts.archived[language])
    .addHelpText('after', texts.examples[language])
    .action(async ({ cycle, out, organisation, state, wait, archived = false }: ExportOptions) => {
      const patienceMs = Number(wait) * 1_000;
      if (!Number.isFinite(patienceMs) || patienceMs < 0)
        throw new Refusal(exitCodes.usage, `--wait ${wait}: ${texts.wait[language]}`);
      const { leaves, checkpoints, histories } = await runExport({
        cycleId: cycle,
        out,
        organisation,
        state,
        patienceMs,
        untilArchived: archived,
      });
      const done: Words = {
        zh: `${out}：${leaves} 个叶子，${checkpoints} 个检查点，${histories} 份流程历史`,
        en: `${out}: ${leaves} leaves, ${checkpoints} checkpoints, ${histories} histories`,
      };
      process.stderr.write(`${done[language]}\n`);
    });
