/**
 * Remembers what a pure function has answered, by its whole input. One verification gains nothing from it; many of nearly the
 * same bundle do not compute again what has not changed, and leave out nothing.
 */
export class Memo {
  private readonly answers = new Map<string, Map<string, unknown>>();
  private isFull = false;

  /** Answers are still looked up, new ones no longer kept. */
  close(): void {
    this.isFull = true;
  }

  of<T>(question: string, input: string, answer: () => T): T {
    const known = this.answers.get(question) ?? new Map<string, unknown>();
    if (known.has(input)) return known.get(input) as T;
    const made = answer();
    if (this.isFull) return made;
    this.answers.set(question, known.set(input, made));
    return made;
  }
}
