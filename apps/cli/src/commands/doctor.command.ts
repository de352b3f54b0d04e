import type { Command } from 'commander';
import { checkInstallation } from '../doctor/check-installation';
import { exitCodeOf, printFindings } from '../doctor/finding';
import type { Language, Words } from '../terminal/language';

interface DoctorOptions {
  readonly state: string;
  readonly json?: boolean;
}

const texts = {
  description: {
    zh: '检查本机安装，逐项给出 ok / warn / fail 和处理办法',
    en: 'check this installation: ok, warn or fail, each with its cure',
  },
  state: {
    zh: 'npm start 的状态目录；DATABASE_URL 和 TEMPORAL_ADDRESS 优先',
    en: 'folder of npm start; DATABASE_URL and TEMPORAL_ADDRESS come first',
  },
  json: { zh: '以 JSON 输出', en: 'print JSON' },
  examples: {
    zh: '\n示例：\n  zeren doctor\n  DATABASE_URL=postgres://zeren_app:…@db/zeren TEMPORAL_ADDRESS=temporal:7233 zeren doctor --json',
    en: '\nExamples:\n  zeren doctor\n  DATABASE_URL=postgres://zeren_app:…@db/zeren TEMPORAL_ADDRESS=temporal:7233 zeren doctor --json',
  },
} as const satisfies Readonly<Record<string, Words>>;

/** `zeren doctor`: findings on stdout; 1 when something fails, 3 when neither database nor Temporal can be reached. */
export const addDoctor = (program: Command, language: Language): Command =>
  program
    .command('doctor')
    .description(texts.description[language])
    .option('--state <folder>', texts.state[language], '.zeren')
    .option('--json', texts.json[language])
    .addHelpText('after', texts.examples[language])
    .action(async ({ state, json }: DoctorOptions) => {
      const findings = await checkInstallation(state);
      process.stdout.write(json ? `${JSON.stringify(findings, null, 2)}\n` : printFindings(findings, language));
      process.exitCode = exitCodeOf(findings);
    });
