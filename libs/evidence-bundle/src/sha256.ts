import { hash } from 'node:crypto';

/** Lower-case hexadecimal; text is taken as UTF-8. */
export const sha256 = (data: string | Buffer): string => hash('sha256', data);
