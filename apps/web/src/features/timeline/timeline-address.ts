import type { TimelineFilter, TimelineKind } from '@zeren/api-contracts';

/** Whose timeline. An evaluation is named by its cycle and its pool. */
export interface TimelineAddress {
  readonly of: TimelineKind;
  readonly id: string;
  readonly pool?: string | undefined;
}

const places: Readonly<Record<TimelineKind, string>> = {
  letter: 'letters',
  task: 'tasks',
  person: 'persons',
  meeting: 'meetings',
  evaluation: 'cycles',
  cycle: 'cycles',
};

/** The same on the screen and in the API. */
export const pathOfTimeline = ({ of, id, pool }: TimelineAddress): string =>
  `/${places[of]}/${id}${pool === undefined ? '' : `/evaluations/${pool}`}/timeline`;

export type ExportFormat = 'csv' | 'json';

export function pathOfExport({ of, id, pool }: TimelineAddress, filter: TimelineFilter, format: ExportFormat): string {
  const asked = Object.entries({ of, id, pool, format, ...filter }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return `/api/v1/timeline-export?${new URLSearchParams(asked).toString()}`;
}
