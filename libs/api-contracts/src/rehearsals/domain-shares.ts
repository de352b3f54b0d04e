import type { DomainChoice } from '../templates/template.schema';

/** `safety:60,environment:40`: domains of the library with their shares, as an address and a command line write them. */
export const domainSharesPattern =
  /^[a-z][a-z-]{0,31}:\d{1,3}(\.\d{1,2})?(,[a-z][a-z-]{0,31}:\d{1,3}(\.\d{1,2})?){0,11}$/;

/** @param text that the pattern takes. */
export const readDomainShares = (text: string): readonly DomainChoice[] =>
  text.split(',').map((share) => {
    const [key = '', weight = ''] = share.split(':');
    return { key, weight };
  });
