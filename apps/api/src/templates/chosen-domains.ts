import { readDomainTemplate, type DomainChoice } from '@zeren/api-contracts';
import { decimal, findDomainTemplate, type ChosenDomain, type CycleTemplate, type DomainTemplate } from '@zeren/domain';
import { Problem, type FieldError } from '../http/problem';

/**
 * The domains that somebody chose for a year: from the library, or from a text of his own.
 *
 * @throws Problem `template-unknown` for a key that the library has not, `template-invalid` naming line, column and field of
 *   everything that is wrong in a text, `invalid-body` for a weight below 1 (it could not be split among its indicators).
 */
export function chosenDomains(
  choices: readonly DomainChoice[] | undefined,
  year: Pick<CycleTemplate, 'meetings'>,
): readonly ChosenDomain[] {
  return (choices ?? []).map((choice, index) => {
    const pointer = `/domains/${index}`;
    if (decimal(choice.weight).lessThan(1))
      throw new Problem('invalid-body', [{ pointer: `${pointer}/weight`, code: 'too-small', message: 'at least 1' }]);
    const template = 'key' in choice ? ofLibrary(choice.key, pointer) : ofText(choice.source, year, pointer);
    return { template, weight: choice.weight };
  });
}

function ofLibrary(key: string, pointer: string): DomainTemplate {
  const found = findDomainTemplate(key);
  if (found) return found;
  throw new Problem('template-unknown', [{ pointer: `${pointer}/key`, code: 'domain-unknown', message: key }]);
}

function ofText(source: string, year: Pick<CycleTemplate, 'meetings'>, pointer: string): DomainTemplate {
  const reading = readDomainTemplate(source, year);
  if ('template' in reading) return reading.template;
  throw new Problem(
    'template-invalid',
    reading.errors.map(({ line, column, pointer: field, code, message }): FieldError => ({
      pointer: `${pointer}/source`,
      code,
      message: `line ${line}, column ${column}, ${field || '/'}: ${message}`,
    })),
  );
}
