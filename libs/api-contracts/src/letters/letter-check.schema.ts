import { letterContents } from '@zeren/domain';
import { z } from 'zod';
import type { Operations } from '../operations';

/** A letter as far as a check names it. */
const letterFields = { id: z.uuid(), code: z.string(), bearerPost: z.string(), unitCode: z.string().nullable() };
const namedLetter = z.strictObject(letterFields);

export const letterGapsSchema = z.strictObject({
  checked: z.int(),
  items: z.array(
    z.strictObject({ ...letterFields, level: z.string(), state: z.string(), missing: z.array(z.enum(letterContents)) }),
  ),
});
export type LetterGaps = z.infer<typeof letterGapsSchema>;

export const letterSimilaritiesSchema = z.strictObject({
  /** Letters that say something beyond form and plan. */
  compared: z.int(),
  fromPercent: z.int(),
  items: z.array(
    z.strictObject({
      one: namedLetter,
      other: namedLetter,
      percent: z.int(),
      /** What both say; the longest first. */
      passages: z.array(z.string()),
    }),
  ),
});
export type LetterSimilarities = z.infer<typeof letterSimilaritiesSchema>;

const figures = {
  letters: z.int(),
  complete: z.int(),
  due: z.int(),
  onTime: z.int(),
  late: z.int(),
  unsigned: z.int(),
  /** Percent with two places; null while none is due. */
  rate: z.string().nullable(),
};
const group = z.strictObject({ key: z.string().nullable(), ...figures });
export type SigningGroupView = z.infer<typeof group>;

const place = z.strictObject({
  ...letterFields,
  state: z.string(),
  superiorPost: z.string(),
  dueOn: z.iso.date().nullable(),
  /** Whose signature or mark is being waited for. */
  waitingFor: z.array(z.string()),
  /** Id of the letter under which it stands; null at the top. */
  above: z.uuid().nullable(),
  /** Code of the letter that has to be complete before it opens. */
  opensAfter: z.string().nullable(),
});
export type CascadePlaceView = z.infer<typeof place>;

export const signingRatesQuerySchema = z.strictObject({ on: z.iso.date().optional() });
export type SigningRatesQuery = z.infer<typeof signingRatesQuerySchema>;
export const signingRatesSchema = z.strictObject({
  on: z.iso.date(),
  total: z.strictObject(figures),
  levels: z.array(group),
  units: z.array(group),
  domains: z.array(group),
  /** As it stands now, each letter after the one above it. */
  cascade: z.array(place),
});
export type SigningRatesView = z.infer<typeof signingRatesSchema>;

export const letterCheckOperations = {
  listLetterGaps: {
    tag: 'letters',
    summary: 'Letters of a cycle that do not say what a letter has to say, with what is missing',
    answer: letterGapsSchema,
  },
  listLetterSimilarities: {
    tag: 'letters',
    summary: "Pairs of different bearers' letters whose own words are alike, with the passages; at most 200",
    answer: letterSimilaritiesSchema,
  },
  getSigningRates: {
    tag: 'letters',
    summary:
      'Letters signed in time of those due, as of a day: by level, unit and domain, with the cascade as it stands',
    query: signingRatesQuerySchema,
    answer: signingRatesSchema,
  },
} as const satisfies Operations;
