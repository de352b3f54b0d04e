/**
 * Remembers what a pure function has answered, by its whole input. One verification gains nothing from it; many of nearly the
 * same bundle do not compute again what has not changed, and leave out nothing.
 */
export class Memo {
  private readonly answers = new Map<string, Map<string, unknown>>();
  private readonly aboutRecords = new Map<string, WeakMap<object, unknown>>();
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

  /** The same by a record as it was read: a line that was met before is the same record. */
  about<T>(question: string, record: object, answer: () => T): T {
    const known = this.aboutRecords.get(question) ?? new WeakMap<object, unknown>();
    this.aboutRecords.set(question, known);
    if (known.has(record)) return known.get(record) as T;
    const made = answer();
    known.set(record, made);
    return made;
  }
}

/** Remembers nothing: for one verification, which asks hardly anything twice and would only fill the memory. */
export class NoMemo extends Memo {
  override of<T>(_question: string, _input: string, answer: () => T): T {
    return answer();
  }

  override about<T>(_question: string, _record: object, answer: () => T): T {
    return answer();
  }
}
