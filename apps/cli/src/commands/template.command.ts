import { readDomainTemplate, templateErrorLine } from '@zeren/api-contracts';
import { findCycleTemplate, findDomainTemplate } from '@zeren/domain';
import type { Command } from 'commander';
import { readText } from '../rehearse/chosen-domains';
import type { Language, Words } from '../terminal/language';
import { exitCodes, Refusal } from '../terminal/refusal';

const texts = {
  description: { zh: '领域模板：导出、核对（不联网）', en: 'templates of domains: show and check (no network)' },
  lint: {
    zh: '核对一个模板文件，逐条指出行和字段',
    en: 'check a template file; every mistake by line and field',
  },
  show: { zh: '把模板库中的一个领域输出为文本，供修改', en: 'print a domain of the library as text, to be edited' },
  year: { zh: '议程所属的年度模板', en: 'template of the year whose meetings the agenda names' },
} as const satisfies Readonly<Record<string, Words>>;

/** `zeren template lint FILE`: mistakes as `file:line:column field message` on stdout, exit 1 when there are any. */
export function addTemplate(program: Command, language: Language): Command {
  const template = program.command('template').description(texts.description[language]);
  template
    .command('lint')
    .argument('<file>')
    .description(texts.lint[language])
    .option('--year-template <name>', texts.year[language], 'demo-commission')
    .action((file: string, { yearTemplate }: { readonly yearTemplate: string }) => {
      const year = findCycleTemplate(yearTemplate);
      if (!year) throw new Refusal(exitCodes.usage, `there is no template ${yearTemplate}`);
      const reading = readDomainTemplate(readText(file), year);
      const lines = 'errors' in reading ? reading.errors.map((error) => templateErrorLine(file, error)) : [];
      for (const line of lines) process.stdout.write(`${line}\n`);
      process.exitCode = lines.length > 0 ? exitCodes.failure : 0;
    });
  template
    .command('show')
    .argument('<domain>')
    .description(texts.show[language])
    .action((key: string) => {
      const domain = findDomainTemplate(key);
      if (!domain) throw new Refusal(exitCodes.usage, `the library has no domain ${key}`);
      process.stdout.write(`${JSON.stringify(domain, null, 2)}\n`);
    });
  return template;
}
