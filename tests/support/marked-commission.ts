import type { OrganisationImport } from '@zeren/api-contracts';
import { commissionFile } from './import-commission';

/** The commission under another code, with a mark in every name: whoever sees the mark has seen this organisation. */
export function markedCommission(code: string, mark: string): OrganisationImport {
  const file = commissionFile(code);
  const marked = <Named extends object>(named: Named, ...fields: (keyof Named)[]): Named => ({
    ...named,
    ...Object.fromEntries(fields.map((field) => [field, `${String(named[field])} ${mark}`])),
  });
  return {
    ...file,
    organisation: marked(file.organisation, 'nameZh', 'nameEn'),
    units: file.units.map((unit) => marked(unit, 'nameZh', 'nameEn')),
    posts: file.posts.map((post) => marked(post, 'titleZh', 'titleEn')),
    persons: file.persons.map((person) => marked(person, 'name')),
    bodies: file.bodies.map((body) => marked(body, 'nameZh', 'nameEn')),
  };
}
