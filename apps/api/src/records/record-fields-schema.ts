import { text as textSchemas } from '@zeren/api-contracts';
import type { RecordField, RecordKindDefinition } from '@zeren/domain';
import { z } from 'zod';

const person = textSchemas.line(64);

/** What each kind of field holds. A new kind does not compile until it has a schema. */
const schemas: Readonly<Record<RecordField['kind'], z.ZodType>> = {
  day: textSchemas.day,
  text: textSchemas.line(500),
  people: z.array(person).max(200),
  count: z.int().min(0).max(1_000_000),
  flag: z.boolean(),
};

const fieldSchema = ({ kind, required }: RecordField): z.ZodType => {
  const schema = kind === 'people' && required ? z.array(person).min(1).max(200) : schemas[kind];
  return required ? schema : schema.optional();
};

/** Schema of the fields of one kind of record: nothing missing that is asked for, nothing that nobody asked. */
export const recordFieldsSchema = ({ fields }: RecordKindDefinition) =>
  z.strictObject(Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fieldSchema(field)])));
