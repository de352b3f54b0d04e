import type { NoteKey } from '@zeren/ledger';
import { writeNoteKey } from '@zeren/ledger';
import type { Entry } from './entry';
import type { Findings } from './finding';
import type { SignedCheckpoint } from './rules-of-the-tree';

/** Every checkpoint is signed by the key in force: the one of the first checkpoint, then what the leaves below announce. */
export function judgeKeys(signed: readonly SignedCheckpoint[], entries: readonly Entry[], findings: Findings): void {
  const changes = entries.filter(
    ({ kind, subject }) => kind === 'ledger.key-changed' && subject['id'] === 'checkpoint',
  );
  let inForce = keysOf(signed[0]?.signers ?? [])[0];
  let told = 0;
  for (const { name, size, signers } of signed) {
    for (let change = changes[told]; change && change.leaf < size; change = changes[told]) {
      if (change.subject['previousKey'] !== inForce)
        findings.add(
          change.object,
          'key-announced',
          '更换的不是当时在用的公钥',
          'replaces another key than the one that was in force',
        );
      inForce = String(change.subject['verifierKey']);
      told += 1;
    }
    if (inForce === undefined || !keysOf(signers).includes(inForce))
      findings.add(
        name,
        'key-announced',
        '签名用的公钥不是台账此前公布的公钥',
        'is signed by a key that the ledger has not announced before',
      );
  }
}

const keysOf = (signers: readonly NoteKey[]): readonly string[] => signers.map(writeNoteKey);

/**
 * Each beat names the one before it and the checkpoint of its time, and the last one is not long ago when the last entry
 * is recorded. Answers how often the ledger was silent for more than two intervals, as its next beat says itself.
 */
export function judgeHeartbeats(
  signed: readonly SignedCheckpoint[],
  entries: readonly Entry[],
  findings: Findings,
): number {
  const beats = entries.filter(({ kind }) => kind === 'ledger.alive');
  const roots = new Map(signed.map(({ size, root }) => [size, root.toString('base64')]));
  let silences = 0;
  for (const [at, beat] of beats.entries()) {
    const before = beats[at - 1];
    if (beat.subject['since'] !== before?.recordedAt)
      findings.add(
        beat.object,
        'heartbeat',
        '与上一次心跳不相接：中间缺少心跳',
        'does not follow the beat before it: one is missing between them',
      );
    else if (before && beat.recordedAt - before.recordedAt > 2 * Math.max(everyMsOf(before), everyMsOf(beat)))
      silences += 1;
    const { size, root } = beat.subject;
    if (size !== undefined && roots.get(Number(size)) !== root)
      findings.add(
        beat.object,
        'heartbeat',
        `所述 ${String(size)} 条时的检查点不在文件中`,
        `tells of a checkpoint at ${String(size)} leaves that is not here`,
      );
  }
  judgeLastBeat(beats.at(-1), entries, findings);
  return silences;
}

const everyMsOf = ({ subject }: Entry): number => Number(subject['everyMs']);

/** Whoever has placed later entries has beaten first: a sequencer that works is not silent. */
function judgeLastBeat(last: Entry | undefined, entries: readonly Entry[], findings: Findings): void {
  if (!last) return;
  const until = entries.reduce((most, { recordedAt }) => Math.max(most, recordedAt), 0);
  if (until - last.recordedAt > 2 * everyMsOf(last))
    findings.add(
      last.object,
      'heartbeat',
      '此后再无心跳，而台账仍有条目',
      'is the last heartbeat, long before the last entry of the ledger',
    );
}
