import { leafHashOf, openSignedCheckpoint, peekCheckpoint, readNoteKey, type NoteKey } from '@zeren/ledger';
import { nameOf } from './bundle-record';
import type { Findings } from './finding';
import type { Memo } from './memo';
import type { Bundle } from './read-bundle';
import { Roots } from './roots';

/** What the verifier holds from elsewhere, and trusts. */
export interface Anchors {
  /** Keys as the organisation has published them. */
  readonly keys: readonly string[];
  /** Checkpoints that were kept outside, as signed notes. */
  readonly checkpoints: readonly string[];
}

/** Places without a gap, and every hash from its bytes. */
export function judgeLeaves({ leaves }: Bundle, findings: Findings, memo: Memo): void {
  for (const [place, leaf] of leaves.entries()) {
    if (leaf.index !== place)
      findings.add(
        nameOf(leaf, place),
        'leaf-number',
        `应为第 ${place} 号叶子`,
        `this place is leaf ${place}: one is missing, too much or moved`,
      );
    const { payload } = leaf;
    if (payload === undefined) continue;
    if (memo.about('leaf', leaf, () => leafHashOf(payload).toString('hex')) !== leaf.hash)
      findings.add(
        nameOf(leaf, place),
        'leaf-hash',
        '条目内容与其哈希不符',
        'the entry is not what its hash was made of',
      );
  }
}

/** A checkpoint whose signature fits. */
export interface SignedCheckpoint extends Opened {
  readonly name: string;
}

/**
 * Roots from nothing but the leaves; a signature of a key of the header on each, and the last one over all leaves. Answers
 * those whose signature fits.
 */
export function judgeCheckpoints(bundle: Bundle, findings: Findings, memo: Memo): readonly SignedCheckpoint[] {
  const keys = readKeys(bundle, findings, memo);
  const roots = new Roots(bundle.leaves);
  const signed: SignedCheckpoint[] = [];
  for (const [at, { note }] of bundle.checkpoints.entries()) {
    const name = `checkpoint ${at + 1}`;
    const outcome = memo.of('checkpoint', [...bundle.header.keys, note].join('\n'), () => open(note, keys));
    if ('problem' in outcome) {
      findings.add(name, 'checkpoint-signature', `签名无效：${outcome.problem}`, outcome.problem);
      continue;
    }
    signed.push({ name, ...outcome });
    judgeRoot(name, outcome, roots, findings);
  }
  const covered = bundle.checkpoints.reduce((most, { note }) => Math.max(most, sizeOf(note)), 0);
  if (bundle.checkpoints.length === 0)
    findings.add('header', 'checkpoint-cover', '没有任何检查点', 'no checkpoint vouches for anything here');
  else if (covered < bundle.leaves.length)
    findings.add(
      `leaf ${covered}`,
      'checkpoint-cover',
      `自此以后的叶子没有任何检查点覆盖`,
      `from here on no checkpoint covers the leaves`,
    );
  return signed;
}

/** Keys and checkpoints from outside: what a bundle says about itself is worth no more than its own keys. */
export function judgeAnchors(bundle: Bundle, { keys, checkpoints }: Anchors, findings: Findings, memo: Memo): void {
  const untrusted = bundle.header.keys.filter((key) => !keys.includes(key));
  if (keys.length > 0 && untrusted.length > 0)
    findings.add(
      'header',
      'trusted-key',
      `文件中的公钥不是给定的公钥：${untrusted.join('、')}`,
      `the key is not the one that was given: ${untrusted.join(', ')}`,
    );
  const known = [...keys, ...bundle.header.keys].flatMap((key) => memo.of('key', key, () => tryKey(key)) ?? []);
  const roots = new Roots(bundle.leaves);
  for (const [at, note] of checkpoints.entries()) {
    const name = `trusted checkpoint ${at + 1}`;
    const outcome = open(note, known);
    if ('problem' in outcome || outcome.origin !== bundle.header.origin)
      findings.add(
        name,
        'trusted-checkpoint',
        '不是本台账的检查点，或不是已知公钥所签',
        'is no checkpoint of this ledger, or no known key has signed it',
      );
    else judgeRoot(name, outcome, roots, findings, 'trusted-checkpoint');
  }
}

interface Opened {
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
  readonly signers: readonly NoteKey[];
}

function judgeRoot(
  name: string,
  { size, root }: Opened,
  roots: Roots,
  findings: Findings,
  rule: 'checkpoint-root' | 'trusted-checkpoint' = 'checkpoint-root',
): void {
  const ours = roots.at(size);
  if (!ours)
    findings.add(
      name,
      rule,
      `有 ${size} 条，文件中不足`,
      `is of ${size} leaves, the file holds fewer: the tail was cut off`,
    );
  else if (!ours.equals(root))
    findings.add(
      name,
      rule,
      `前 ${size} 条的根哈希不符：其中有条目被改动`,
      `the root of the first ${size} leaves is another: one of them was changed`,
    );
}

function readKeys({ header }: Bundle, findings: Findings, memo: Memo): readonly NoteKey[] {
  return header.keys.flatMap((text) => {
    const key = memo.of('key', text, () => tryKey(text));
    if (key?.name === header.origin) return [key];
    findings.add('header', 'format', `公钥无效：${text}`, `this is no key of ${header.origin}: ${text}`);
    return [];
  });
}

function tryKey(text: string): NoteKey | undefined {
  try {
    return readNoteKey(text);
  } catch {
    return undefined;
  }
}

function open(note: string, keys: readonly NoteKey[]): Opened | { readonly problem: string } {
  try {
    return openSignedCheckpoint(note, keys);
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function sizeOf(note: string): number {
  try {
    return peekCheckpoint(note).size;
  } catch {
    return 0;
  }
}
