import { z } from 'zod';

const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

/** Text a person typed: kept as it is, except that no database and no hash takes NUL or half a character. */
const typed = (schema: z.ZodString) =>
  schema.refine(isStorable, { error: 'NUL and lone surrogates are not text', params: { code: 'not-text' } });

/** One line, not empty. */
export const line = (max = 200) => typed(z.string().trim().min(1).max(max));

/** Any text, possibly empty. */
export const prose = (max = 20_000) => typed(z.string().trim().max(max));

/** Why somebody did it; never empty. */
export const reason = typed(z.string().trim().min(1).max(2_000));

/** `2026-02-10`, a day that exists. */
export const day = z.iso.date();

export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Code of a unit, post, person, body or letter. */
export const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);

/** Decimal in writing: marks and weights never travel as binary floats. */
export const decimal = z.string().regex(/^\d{1,7}(\.\d{1,6})?$/);
