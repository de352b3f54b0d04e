import type { DomainTemplate } from './domain-template';
import environment from './library/environment.json';
import ideology from './library/ideology.json';
import integrity from './library/integrity.json';
import safety from './library/safety.json';

/** Domains that come with the product, in the order in which they are offered. The linter reads the same files. */
export const domainTemplates = [
  safety,
  integrity,
  ideology,
  environment,
] as readonly unknown[] as readonly DomainTemplate[];

/** The domain of that key, or undefined when the library has none. */
export const findDomainTemplate = (key: string): DomainTemplate | undefined =>
  domainTemplates.find((template) => template.key === key);
