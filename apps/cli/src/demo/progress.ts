import type { WriteStream } from 'node:tty';

export interface ProgressFacts {
  readonly day: string;
  readonly phases: readonly string[];
  readonly actCount: number;
  readonly openCount: number;
}

const interval = 200;

/** How far the year is: one line redrawn on a terminal, otherwise one line a month. */
export class Progress {
  readonly #startedAt = Date.now();
  #month = '';
  #drawnAt = 0;

  constructor(
    private readonly out: WriteStream,
    private readonly isQuiet: boolean,
    /** Real milliseconds until the end of the year, seen from a day. */
    private readonly remainingMs: (day: string) => number,
    private readonly rowCount: number,
  ) {}

  /** Everything that is worth a line of its own. */
  say(text: string): void {
    if (!this.isQuiet) this.out.write(this.out.isTTY ? `\r\u001b[K${text}\n` : `${text}\n`);
  }

  show(facts: ProgressFacts): void {
    if (this.isQuiet) return;
    const isNewMonth = facts.day.slice(0, 7) !== this.#month;
    if (this.out.isTTY) {
      if (Date.now() - this.#drawnAt < interval) return;
      this.#drawnAt = Date.now();
      this.out.write(`\r\u001b[K${this.#line(facts)}`.slice(0, this.out.columns + 4));
    } else if (isNewMonth) this.out.write(`${this.#line(facts)}\n`);
    this.#month = facts.day.slice(0, 7);
  }

  end(): void {
    if (!this.isQuiet && this.out.isTTY) this.out.write('\r\u001b[K');
  }

  #line({ day, phases, actCount, openCount }: ProgressFacts): string {
    const seconds = (Date.now() - this.#startedAt) / 1000;
    const left = Math.max(0, this.remainingMs(day)) / 1000;
    const share = `${actCount} of ${this.rowCount} acts`;
    const estimate = actCount * 10 >= this.rowCount ? `   about ${duration(left)} left` : '';
    return `${day}  ${share}, ${openCount} open  ${duration(seconds)}${estimate}  ${phases.join(', ')}`;
  }
}

export const duration = (seconds: number): string =>
  seconds < 120 ? `${seconds.toFixed(0)} s` : `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
