import type { CycleFrame } from '../cycles/cycle-frame';
import { DomainError } from '../errors/domain-error';
import { findScheme } from '../evaluation/scheme/catalogue';
import type { Scheme } from '../evaluation/scheme/scheme';
import { findCycleTemplate } from './catalogue';
import type { CycleTemplate } from './cycle-template';

type Framed = Pick<CycleFrame, 'template' | 'frozen'>;

/**
 * The template of a cycle as it was when the cycle was created: whoever edits the library afterwards changes no cycle. Cycles
 * from before templates were frozen go by the catalogue.
 *
 * @throws DomainError `template.invalid` when neither has it.
 */
export function templateOf({ template, frozen }: Framed): CycleTemplate {
  const found = frozen?.template ?? findCycleTemplate(template);
  if (!found) throw new DomainError('template.invalid', { field: 'template', reason: `no template ${template}` });
  return found;
}

/** The scheme of a pool as it was when the cycle was created. @throws DomainError `scheme.invalid` when there is none. */
export const schemeOf = ({ frozen }: Pick<Framed, 'frozen'>, key: string): Scheme =>
  frozen?.schemes.find((scheme) => scheme.key === key) ?? findScheme(key);
