import { timelineFilterSchema, type TimelineFilter } from '@zeren/api-contracts';
import { useSearchParams } from 'react-router';

/** The filter stands in the address: what is seen can be sent to somebody else. */
export function useTimelineFilter() {
  const [search, setSearch] = useSearchParams();
  const change = (part: Readonly<Record<string, string>>) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries(part))
          if (value) after.set(name, value);
          else after.delete(name);
        return after;
      },
      { replace: true },
    );
  return { filter: readFilter(search), change };
}

/** What somebody wrote into the address and is no filter is passed over. */
export function readFilter(search: URLSearchParams): TimelineFilter {
  const known = Object.entries(timelineFilterSchema.shape).flatMap(([name, schema]) => {
    const value = search.get(name);
    return value !== null && schema.safeParse(value).success ? [[name, value]] : [];
  });
  return timelineFilterSchema.parse(Object.fromEntries(known));
}
