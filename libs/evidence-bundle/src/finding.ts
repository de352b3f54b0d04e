/** A sentence in both languages. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

/** One thing that is not as it should be: what, by which rule, and how. */
export interface Finding {
  readonly object: string;
  readonly rule: Rule;
  readonly message: Sentence;
}

/** Every rule a bundle is judged by. */
export const rules = [
  'format',
  'order',
  'seal',
  'leaf-number',
  'leaf-hash',
  'entry',
  'checkpoint-root',
  'checkpoint-signature',
  'checkpoint-cover',
  'key-announced',
  'heartbeat',
  'trusted-key',
  'trusted-checkpoint',
  'content-hash',
  'document-hash',
  'document-entry',
  'code-hash',
  'history-bytes',
  'history-archived',
  'history-shape',
  'replay',
  'recomputed',
  'story-run',
  'story-opened',
  'story-closed',
  'story-effect',
] as const;

export type Rule = (typeof rules)[number];

/** Collects what rules find. */
export class Findings {
  readonly all: Finding[] = [];

  add(object: string, rule: Rule, zh: string, en: string): void {
    this.all.push({ object, rule, message: { zh, en } });
  }
}
