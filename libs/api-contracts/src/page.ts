import { z } from 'zod';

/** Members of every list's query. A cursor is opaque: what the page before gave. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(400).optional(),
};

/** One page of a list; `nextCursor` is null on the last one. */
export const pageSchema = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() });

/** Query of the lists that belong to one cycle. */
export const cyclePageQuerySchema = z.strictObject({ cycleId: z.uuid(), ...pageQuery });
export type CyclePageQuery = z.infer<typeof cyclePageQuerySchema>;

export const instant = z.iso.datetime();
