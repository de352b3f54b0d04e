import type { FoundRun } from './found-run';

/** Whose cycle it is: its first process was told. Undefined when that process is not known. */
export function organisationOf(root: FoundRun | undefined): string | undefined {
  const started = root?.history.events?.[0]?.workflowExecutionStartedEventAttributes;
  const data = started?.input?.payloads?.[0]?.data;
  if (!data) return undefined;
  const { organisationId } = JSON.parse(Buffer.from(data).toString('utf8')) as { readonly organisationId?: unknown };
  return typeof organisationId === 'string' ? organisationId : undefined;
}
