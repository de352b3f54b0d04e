import type { RecordField, RecordKindDefinition } from '@zeren/domain';

type Values = Readonly<Record<string, unknown>>;

const asSent: Readonly<Record<RecordField['kind'], (value: unknown) => unknown>> = {
  text: (value) => value,
  day: (value) => value,
  count: (value) => Number(value),
  flag: (value) => value === true,
  people: (value) =>
    String(value)
      .split(/[,，、\s]+/)
      .filter(Boolean),
};

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

/** The fields of a kind as the API takes them: what was left empty is absent. */
export const fieldsOf = (kind: RecordKindDefinition, values: Values): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(kind.fields)
      .filter(([name]) => !isEmpty(values[name]))
      .map(([name, { kind: fieldKind }]) => [name, asSent[fieldKind](values[name])]),
  );
