import { domainSharesPattern, readDomainShares, readDomainTemplate, templateErrorLine } from '@zeren/api-contracts';
import { findDomainTemplate, type ChosenDomain, type CycleTemplate } from '@zeren/domain';
import { readFileSync } from 'node:fs';
import { exitCodes, Refusal } from '../terminal/refusal';

/**
 * `safety:60,environment:40` of the library, and files of one's own with their shares, `fire.json:20`.
 *
 * @throws Refusal naming the domain that is not there, or line and field of everything that is wrong in a file.
 */
export function chosenDomains(
  shares: string | undefined,
  files: readonly string[],
  year: CycleTemplate,
): readonly ChosenDomain[] {
  return [...(shares === undefined ? [] : ofLibrary(shares)), ...files.map((file) => ofFile(file, year))];
}

function ofLibrary(shares: string): readonly ChosenDomain[] {
  if (!domainSharesPattern.test(shares))
    throw new Refusal(exitCodes.usage, `--domains ${shares}: write safety:60,environment:40`);
  return readDomainShares(shares).map((choice) => {
    const key = 'key' in choice ? choice.key : '';
    const template = findDomainTemplate(key);
    if (!template) throw new Refusal(exitCodes.usage, `the library has no domain ${key}`);
    return { template, weight: choice.weight };
  });
}

function ofFile(named: string, year: CycleTemplate): ChosenDomain {
  const [, file = '', weight = ''] = /^(.+):(\d{1,3}(?:\.\d{1,2})?)$/.exec(named) ?? [];
  if (!file) throw new Refusal(exitCodes.usage, `--domain-file ${named}: write FILE:SHARE`);
  const reading = readDomainTemplate(readText(file), year);
  if ('template' in reading) return { template: reading.template, weight };
  throw new Refusal(exitCodes.failure, reading.errors.map((error) => templateErrorLine(file, error)).join('\n'));
}

/** @throws Refusal when there is no such file. */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Refusal(exitCodes.usage, `${file}: cannot be read`);
  }
}
