import { canonicalJson } from '@zeren/ledger';
import { isUtf8 } from 'node:buffer';
import {
  bundleFormat,
  nameOf,
  recordTypes,
  type BundleRecord,
  type CheckpointRecord,
  type CodeRecord,
  type ContentRecord,
  type DocumentRecord,
  type EndRecord,
  type HeaderRecord,
  type LeafRecord,
  type RunRecord,
} from './bundle-record';
import type { Findings } from './finding';
import type { Memo } from './memo';
import { assertShape } from './record-shape';
import { sha256 } from './sha256';

/** A bundle as it was read; records that could not be read are findings. */
export interface Bundle {
  readonly header: HeaderRecord;
  readonly leaves: readonly LeafRecord[];
  readonly checkpoints: readonly CheckpointRecord[];
  readonly contents: readonly ContentRecord[];
  readonly documents: readonly DocumentRecord[];
  readonly codes: readonly CodeRecord[];
  readonly runs: readonly RunRecord[];
  readonly end: EndRecord | undefined;
  /** Of every line before the last one. */
  readonly lineHashes: readonly string[];
}

/** The file is something else: there is nothing to judge. */
export class NotABundle extends Error {
  override readonly name = 'NotABundle';
}

interface ReadLine {
  readonly hash: string;
  readonly record?: BundleRecord;
  readonly problem?: string;
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lineBreak = 10;

/** Lines of a file; a line that is not UTF-8 is undefined. The last line has its line break too. */
export function linesOf(bytes: Buffer): readonly (string | undefined)[] {
  const decode = isUtf8(bytes) ? (line: Buffer) => line.toString('utf8') : decodeStrictly;
  const lines: (string | undefined)[] = [];
  for (let from = 0; from < bytes.length;) {
    const at = bytes.indexOf(lineBreak, from);
    const until = at < 0 ? bytes.length : at;
    lines.push(at < 0 ? undefined : decode(bytes.subarray(from, until)));
    from = until + 1;
  }
  return lines;
}

function decodeStrictly(bytes: Buffer): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}

/** @throws NotABundle when the first line does not say that it is one. */
export function readBundle(lines: readonly (string | undefined)[], findings: Findings, memo: Memo): Bundle {
  const read = lines.map((line) => (line === undefined ? broken : memo.of('line', line, () => readLine(line))));
  const [header] = read;
  if (header?.record?.type !== 'header') throw new NotABundle(header?.problem ?? `this is not a ${bundleFormat}`);
  const records: BundleRecord[] = [];
  for (const [index, { record, problem }] of read.entries())
    if (record) records.push(record);
    else findings.add(`line ${index + 1}`, 'format', `无法读取：${problem}`, `cannot be read: ${problem}`);
  const of = <Type extends BundleRecord['type']>(type: Type) =>
    records.filter((record): record is Extract<BundleRecord, { type: Type }> => record.type === type);
  checkOrder(records, findings);
  return {
    header: header.record,
    leaves: of('leaf'),
    checkpoints: of('checkpoint'),
    contents: of('content'),
    documents: of('document'),
    codes: of('code'),
    runs: of('run'),
    end: of('end').at(-1),
    lineHashes: read.slice(0, -1).map(({ hash }) => hash),
  };
}

const broken: ReadLine = { hash: '0'.repeat(64), problem: 'the line is not UTF-8, or has no end' };

function readLine(line: string): ReadLine {
  const hash = sha256(line);
  try {
    const record: unknown = JSON.parse(line);
    assertShape(record);
    if (canonicalJson(record) !== line) throw new Error('a record has one spelling, RFC 8785; this is another');
    return { hash, record };
  } catch (error) {
    return { hash, problem: error instanceof Error ? error.message : String(error) };
  }
}

/** Types in their order, records of a type in theirs, none twice, one header, one end. */
function checkOrder(records: readonly BundleRecord[], findings: Findings): void {
  for (const [index, record] of records.entries()) {
    const before = records[index - 1];
    if (!before || isAfter(record, before)) continue;
    findings.add(
      nameOf(record, index + 1),
      'order',
      `排在 ${nameOf(before, index)} 之后，顺序不对或重复`,
      `stands after ${nameOf(before, index)}: out of order, or twice`,
    );
  }
  if (records.at(-1)?.type !== 'end')
    findings.add('end', 'order', '文件没有结束行，已被截断', 'the file has no last line: it was cut off');
}

function isAfter(record: BundleRecord, before: BundleRecord): boolean {
  const [type, typeBefore] = [recordTypes.indexOf(record.type), recordTypes.indexOf(before.type)];
  if (type !== typeBefore) return type > typeBefore;
  const [place, placeBefore] = [placeOf(record), placeOf(before)];
  return typeof place === 'number' ? place > Number(placeBefore) : place > String(placeBefore);
}

/** By what records of a type are sorted. Checkpoints stand by the size in their third line; a broken one is found elsewhere. */
function placeOf(record: BundleRecord): string | number {
  switch (record.type) {
    case 'leaf':
      return record.index;
    case 'checkpoint':
      return Number(record.note.split('\n')[1]);
    case 'content':
      return record.entryId;
    case 'document':
      return `${record.letterId}/${String(record.version).padStart(6, '0')}`;
    case 'code':
      return record.sha256;
    case 'run':
      return `${record.workflowId} ${record.runId}`;
    case 'header':
    case 'end':
      return '';
  }
}
