import type { EpochMs, PhaseKey } from '@zeren/domain';
import type { AnnualCycleInput, CycleState } from '@zeren/workflow-contracts';

export type AgendaItem =
  | { readonly kind: 'phase'; readonly key: PhaseKey; readonly at: EpochMs }
  | { readonly kind: 'meeting'; readonly code: string; readonly at: EpochMs };

/** A phase that may not begin before something else has happened, whatever the date says. */
const needs: Partial<Record<PhaseKey, string>> = { letters: 'plan-issued' };

/** What the year still has before it, and which process carries which phase. Rules only, so it is tested without Temporal. */
export class Agenda {
  private ahead: readonly AgendaItem[];
  private readonly reached = new Set<string>();
  private readonly carriers = new Map<string, PhaseKey>();
  private readonly begun = new Set<PhaseKey>();
  private readonly left = new Set<PhaseKey>();
  isCancelled = false;

  constructor(private readonly input: Pick<AnnualCycleInput, 'phases' | 'meetings' | 'closesAt'>) {
    const items: readonly AgendaItem[] = [
      ...input.phases.map(({ key, at }) => ({ kind: 'phase' as const, key, at })),
      ...input.meetings.map(({ code, at }) => ({ kind: 'meeting' as const, code, at })),
    ];
    this.ahead = items.toSorted((a, b) => a.at - b.at);
  }

  reach(milestone: string): void {
    this.reached.add(milestone);
  }

  hasDue(now: EpochMs): boolean {
    return this.ahead.some((item) => this.isDue(item, now));
  }

  takeDue(now: EpochMs): readonly AgendaItem[] {
    const due = this.ahead.filter((item) => this.isDue(item, now));
    this.ahead = this.ahead.filter((item) => !due.includes(item));
    for (const item of due) if (item.kind === 'phase') this.begun.add(item.key);
    return due;
  }

  nextAt(now: EpochMs): EpochMs | undefined {
    const instants = [...this.ahead.map(({ at }) => at), this.input.closesAt].filter((at) => at > now);
    return instants.length > 0 ? Math.min(...instants) : undefined;
  }

  carries(phase: PhaseKey, workflowId: string): void {
    this.carriers.set(workflowId, phase);
  }

  /** Phases that have nothing ahead and no process running any more, each once. */
  takeLeft(running: readonly string[]): readonly PhaseKey[] {
    const busy = new Set(running.flatMap((workflowId) => this.carriers.get(workflowId) ?? []));
    const waiting = this.ahead.some(({ kind }) => kind === 'meeting');
    const left = [...this.begun].filter(
      (phase) => !this.left.has(phase) && !busy.has(phase) && !(phase === 'quarterly' && waiting),
    );
    for (const phase of left) this.left.add(phase);
    return left;
  }

  isOver(childrenHaveEnded: boolean, now: EpochMs): boolean {
    return this.ahead.length === 0 && childrenHaveEnded && now >= this.input.closesAt;
  }

  state(children: readonly string[], now: EpochMs): CycleState {
    return {
      phases: this.input.phases.map(({ key }) => ({
        key,
        state: this.left.has(key) ? 'done' : this.begun.has(key) ? 'running' : 'planned',
      })),
      children,
      nextPointAt: this.nextAt(now) ?? null,
    };
  }

  private isDue(item: AgendaItem, now: EpochMs): boolean {
    const milestone = item.kind === 'phase' ? needs[item.key] : undefined;
    return item.at <= now && (milestone === undefined || this.reached.has(milestone));
  }
}
