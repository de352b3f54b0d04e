import { DomainError } from '../../errors/domain-error';
import { branchSecretaries } from '../../templates/demo-commission/branch-secretaries.scheme';
import { deputies } from '../../templates/demo-commission/deputies.scheme';
import { parseScheme } from './parse-scheme';
import type { Scheme } from './scheme';

/** Schemes that a pool may name. */
export const schemes: readonly Scheme[] = [deputies, branchSecretaries].map(parseScheme);

/** @throws DomainError `scheme.invalid` when there is no scheme of that key. */
export function findScheme(key: string): Scheme {
  const scheme = schemes.find((candidate) => candidate.key === key);
  if (!scheme) throw new DomainError('scheme.invalid', { table: 'schemes', reason: `no scheme ${key}` });
  return scheme;
}
