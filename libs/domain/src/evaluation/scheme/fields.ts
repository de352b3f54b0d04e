import { DomainError } from '../../errors/domain-error';

const plainDecimal = /^-?\d{1,20}(\.\d{1,20})?$/;

/** Data of unknown origin, read field by field; whatever is wrong is named by its path. */
export class Fields {
  constructor(
    private readonly value: unknown,
    readonly path: string,
  ) {}

  refuse(reason: string): never {
    throw new DomainError('scheme.invalid', { table: this.path, reason });
  }

  /** Fields of an object; a field nobody asked for is refused by name. */
  only(...names: readonly string[]): this {
    if (typeof this.value !== 'object' || this.value === null || Array.isArray(this.value)) this.refuse('no object');
    const stranger = Object.keys(this.value as object).find((name) => !names.includes(name));
    if (stranger !== undefined) this.refuse(`unknown field ${stranger}`);
    return this;
  }

  at(name: string): Fields {
    const fields = this.value as Readonly<Record<string, unknown>>;
    return new Fields(Object.hasOwn(fields, name) ? fields[name] : undefined, `${this.path}.${name}`);
  }

  get isAbsent(): boolean {
    return this.value === undefined;
  }

  text(): string {
    return typeof this.value === 'string' && this.value !== '' ? this.value : this.refuse('no text');
  }

  decimal(): string {
    const text = this.text();
    return plainDecimal.test(text) ? text : this.refuse('no decimal string');
  }

  whole(): number {
    return typeof this.value === 'number' && Number.isSafeInteger(this.value) && this.value >= 0
      ? this.value
      : this.refuse('no whole number');
  }

  bool(): boolean {
    return typeof this.value === 'boolean' ? this.value : this.refuse('neither true nor false');
  }

  oneOf<Token extends string>(...tokens: readonly Token[]): Token {
    return tokens.find((token) => token === this.value) ?? this.refuse(`none of ${tokens.join(', ')}`);
  }

  list<T>(read: (entry: Fields) => T): readonly T[] {
    if (!Array.isArray(this.value)) this.refuse('no list');
    return (this.value as readonly unknown[]).map((entry, index) => read(new Fields(entry, `${this.path}[${index}]`)));
  }

  /** Null is a value of its own here: "no condition", "no cap". */
  orNull<T>(read: (field: this) => T): T | null {
    return this.value === null ? null : read(this);
  }

  /** The field when it is there, else the default of rules.md §3. */
  or<T>(fallback: T, read: (field: this) => T): T {
    return this.isAbsent ? fallback : read(this);
  }

  /** Either a token, or an object with one field. */
  tokenOr<const Token extends string, T>(tokens: readonly Token[], read: (field: this) => T): Token | T {
    return typeof this.value === 'string' ? this.oneOf(...tokens) : read(this);
  }
}
