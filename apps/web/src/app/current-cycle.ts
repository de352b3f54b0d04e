import type { CycleRowView } from '@zeren/api-contracts';
import { useEffect } from 'react';
import { useMatch } from 'react-router';
import { useCycles } from '../features/cycles/api/list-cycles';

const storageKey = 'zeren.cycle';

interface CurrentCycle {
  readonly cycles: readonly CycleRowView[];
  readonly cycleId: string | undefined;
  readonly isKnown: boolean;
}

/** The cycle of the address, else the one looked at last, else the newest that runs: two are alive every winter. */
export function useCurrentCycle(): CurrentCycle {
  const { data } = useCycles();
  const inAddress = useMatch('/cycles/:cycleId/*')?.params['cycleId'];
  const cycles = (data?.items ?? []).toSorted((a, b) => b.year - a.year);
  const stored = localStorage.getItem(storageKey);
  const chosen =
    cycles.find(({ id }) => id === inAddress) ??
    cycles.find(({ id }) => id === stored) ??
    cycles.find(({ state }) => state === 'running') ??
    cycles[0];

  useEffect(() => {
    if (inAddress) localStorage.setItem(storageKey, inAddress);
  }, [inAddress]);
  return { cycles, cycleId: chosen?.id, isKnown: data !== undefined };
}
