import { Command, CommanderError, Option } from 'commander';
import type { Language, Words } from './terminal/language';
import { exitCodes, Refusal } from './terminal/refusal';

type Add = (program: Command, language: Language) => Command;

/** Each is loaded when it is asked for: an offline command must not wait for, or need, a database driver. (Node loads them: hence `.js`.) */
const commands: Readonly<Record<string, () => Promise<Add>>> = {
  checkpoint: async () => (await import('./commands/checkpoint.command.js')).addCheckpoint,
  due: async () => (await import('./commands/due.command.js')).addDue,
  doctor: async () => (await import('./commands/doctor.command.js')).addDoctor,
  export: async () => (await import('./commands/export.command.js')).addExport,
  migrate: async () => (await import('./commands/migrate.command.js')).addMigrate,
  receipt: async () => (await import('./commands/receipt.command.js')).addReceipt,
  rehearse: async () => (await import('./commands/rehearse.command.js')).addRehearse,
  seed: async () => (await import('./commands/seed.command.js')).addSeed,
  template: async () => (await import('./commands/template.command.js')).addTemplate,
  verify: async () => (await import('./commands/verify.command.js')).addVerify,
};

const texts = {
  description: { zh: '责任 · 责任书与考核周期', en: '责任 · responsibility letters and assessment cycles' },
  language: { zh: '输出语言（默认取 LANG）', en: 'language of what is printed (default from LANG)' },
  examples: {
    zh: '\n示例：\n  zeren due --calendar calendar-2026.json --start 2026-02-10 --working-days 10\n  zeren doctor --json\n  zeren help due\n\n退出码：0 正常，1 有问题，2 用法不对，3 无法连接',
    en: '\nExamples:\n  zeren due --calendar calendar-2026.json --start 2026-02-10 --working-days 10\n  zeren doctor --json\n  zeren help due\n\nExit codes: 0 fine, 1 findings or failure, 2 usage, 3 could not reach',
  },
} as const satisfies Readonly<Record<string, Words>>;

/** Runs what the arguments ask for and answers the exit code. */
export async function runZeren(args: readonly string[], language: Language): Promise<number> {
  const program = new Command('zeren')
    .description(texts.description[language])
    .addOption(new Option('--lang <zh|en>', texts.language[language]).choices(['zh', 'en']))
    .addHelpText('after', texts.examples[language])
    .exitOverride();
  const named = args.find((arg) => arg !== 'help' && Object.hasOwn(commands, arg));
  for (const [name, load] of Object.entries(commands))
    if (named === undefined || named === name) (await load())(program, language);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    return exitCodeOf(error);
  }
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) {
    const asked = error.code === 'commander.helpDisplayed' || error.code === 'commander.version';
    return asked || (error.code === 'commander.help' && error.exitCode === 0) ? 0 : exitCodes.usage;
  }
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  return error instanceof Refusal ? error.exitCode : exitCodes.unreachable;
}
