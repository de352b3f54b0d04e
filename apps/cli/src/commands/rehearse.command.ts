import { DomainError, findCycleTemplate, rehearseYear, stopsLaunch, type Rehearsal } from '@zeren/domain';
import type { Command } from 'commander';
import { findConnections } from '../doctor/find-connections';
import { chosenDomains } from '../rehearse/chosen-domains';
import { readOrganisation } from '../rehearse/read-organisation';
import { rehearsalInWords } from '../rehearse/rehearsal-in-words';
import type { Language, Words } from '../terminal/language';
import { exitCodes, Refusal } from '../terminal/refusal';

interface RehearseOptions {
  readonly template: string;
  readonly year: string;
  readonly domains?: string;
  readonly domainFile: readonly string[];
  readonly organisation: string;
  readonly state: string;
  readonly json?: boolean;
}

const texts = {
  description: {
    zh: '按现有花名册和工作日历预演全年：每人每天的待办和冲突；不写入任何数据',
    en: 'rehearse the whole year against roster and calendar as they are: tasks per person and day, clashes; writes nothing',
  },
  template: { zh: '年度模板', en: 'template of the year' },
  year: { zh: '年度', en: 'the year' },
  domains: { zh: '领域及比重，如 safety:60,environment:40', en: 'domains with their shares: safety:60,environment:40' },
  domainFile: {
    zh: '自有领域模板及比重，如 fire.json:20，可以多个',
    en: 'a domain of your own with its share, fire.json:20; several allowed',
  },
  organisation: { zh: '单位代码', en: 'code of the organisation' },
  state: { zh: 'npm start 的状态目录；DATABASE_URL 优先', en: 'folder of npm start; DATABASE_URL comes first' },
  json: { zh: '以 JSON 输出', en: 'print JSON' },
  examples: {
    zh: '\n示例：\n  zeren rehearse --template demo-commission --year 2026\n  zeren rehearse --template demo-commission --year 2026 --domains safety:60,environment:40 --json\n\n有冲突使年度不能启动时退出码为 1。',
    en: '\nExamples:\n  zeren rehearse --template demo-commission --year 2026\n  zeren rehearse --template demo-commission --year 2026 --domains safety:60,environment:40 --json\n\nExit code 1 when a clash stops the launch.',
  },
} as const satisfies Readonly<Record<string, Words>>;

const collect = (file: string, earlier: readonly string[]): readonly string[] => [...earlier, file];

/** `zeren rehearse`: the rehearsal on stdout; 1 when a clash stops the launch. */
export const addRehearse = (program: Command, language: Language): Command =>
  program
    .command('rehearse')
    .description(texts.description[language])
    .requiredOption('--template <name>', texts.template[language])
    .requiredOption('--year <year>', texts.year[language])
    .option('--domains <shares>', texts.domains[language])
    .option('--domain-file <file:share>', texts.domainFile[language], collect, [])
    .option('--organisation <code>', texts.organisation[language], 'demo-commission')
    .option('--state <folder>', texts.state[language], '.zeren')
    .option('--json', texts.json[language])
    .addHelpText('after', texts.examples[language])
    .action(async (options: RehearseOptions) => {
      const { names, ...rehearsal } = await rehearse(options);
      process.stdout.write(
        options.json ? `${JSON.stringify(asJson(options, rehearsal))}\n` : rehearsalInWords(rehearsal, names, language),
      );
      process.exitCode = rehearsal.canLaunch ? 0 : exitCodes.failure;
    });

async function rehearse({ template: key, year, domains, domainFile, organisation, state }: RehearseOptions) {
  const template = findCycleTemplate(key);
  if (!template) throw new Refusal(exitCodes.usage, `there is no template ${key}`);
  if (!/^2[01]\d\d$/.test(year)) throw new Refusal(exitCodes.usage, `--year ${year}: 2000 … 2199`);
  const chosen = chosenDomains(domains, domainFile, template);
  const { databaseUrl } = findConnections(state);
  if (databaseUrl === null) throw new Refusal(exitCodes.usage, 'DATABASE_URL is not set');
  const { names, ...known } = await readOrganisation(databaseUrl, organisation);
  try {
    return { names, ...rehearseYear({ ...known, year: Number(year), template, domains: chosen }) };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new Refusal(exitCodes.usage, `${error.code}: ${Object.values(error.details).join(', ')}`);
  }
}

/** Others script against it: fields stay. */
const asJson = ({ template, year }: RehearseOptions, { tasks, loads, clashes, canLaunch }: Rehearsal) => ({
  template,
  year: Number(year),
  canLaunch,
  clashes: clashes.map((clash) => ({ ...clash, stopsLaunch: stopsLaunch(clash) })),
  loads,
  tasks,
});
