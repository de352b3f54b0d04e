import type { ActKind } from '@zeren/domain';
import type { ActBody } from '../../http/acts';
import type { ActField, ActForm } from './act-forms';

type Values = Readonly<Record<string, unknown>>;

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

function valueOf(field: ActField, value: unknown): unknown {
  if (field.kind === 'attending') return value === 'attending';
  if (field.kind === 'posts')
    return String(value)
      .split(/[,，、\s]+/)
      .filter(Boolean);
  if (field.kind === 'rows') return ((value as Values[] | undefined) ?? []).map((row) => bodyOf(field.fields, row));
  return value;
}

const bodyOf = (fields: readonly ActField[], values: Values): Record<string, unknown> =>
  Object.fromEntries(
    fields
      .filter((field) => field.kind === 'rows' || !isEmpty(values[field.name]))
      .map((field) => [field.name, valueOf(field, values[field.name])]),
  );

/** The body the API expects: what was left empty is absent, never an empty text. */
export function actBody(
  kind: ActKind,
  form: ActForm,
  values: Values,
  documentSha256: string | null | undefined,
): ActBody {
  const bound = form.document && documentSha256 ? { documentSha256 } : {};
  return { kind, ...bodyOf(form.fields, values), ...bound };
}
