import type { CycleView } from '@zeren/api-contracts';
import type { CycleDetails } from '@zeren/database';
import { canonicalJson, type Json } from '@zeren/ledger';
import { createHash } from 'node:crypto';

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** Hash of what a value says, whatever the order of its members. */
export const hashOf = (value: unknown): string => sha256(canonicalJson(JSON.parse(JSON.stringify(value)) as Json));

/** A cycle as people see it: what it froze, and what its start will open. */
export function cycleView({ calendar: _, frame, ...cycle }: CycleDetails): CycleView {
  const levels = [...new Set(frame.letters.map(({ level }) => level))];
  return {
    ...cycle,
    state: cycle.state as CycleView['state'],
    phases: [...cycle.phases],
    frame: { ...frame },
    willOpen: {
      letters: levels.map((level) => ({
        level,
        count: frame.letters.filter((letter) => letter.level === level).length,
      })),
      meetings: frame.meetings.length,
    },
  };
}
