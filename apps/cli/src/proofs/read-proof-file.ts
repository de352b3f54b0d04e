import { readFileSync } from 'node:fs';
import type { Language, Words } from '../terminal/language';
import { exitCodes, Refusal } from '../terminal/refusal';

/** A signed note as somebody has kept it: the note itself, or what the API answered with it. */
export interface ProofFile {
  readonly note: string;
  /** `name+hash+key` that stood beside the note. */
  readonly verifierKey: string | undefined;
  /** Hashes of a proof that stood beside the note. */
  readonly hashes: readonly Buffer[] | undefined;
  /** Place of the leaf, where the file proves one. */
  readonly index: number | undefined;
}

/** Where a note may stand in an answer of the API: by itself, as the receipt of an act, as the checkpoint of a proof. */
const places = ['signedReceipt', 'current', 'checkpoint'] as const;

/** @throws Refusal that names the file when it cannot be read, or holds no note. */
export function readProofFile(file: string, language: Language): ProofFile {
  const text = readText(file, language);
  if (!text.startsWith('{')) return { note: text, verifierKey: undefined, hashes: undefined, index: undefined };
  const answer = parse(text);
  const place = places.find((name) => isRecord(answer[name]));
  const signed = place ? (answer[place] as Readonly<Record<string, unknown>>) : answer;
  const { note, verifierKey } = signed;
  if (typeof note !== 'string')
    return refuse(file, { zh: '其中没有签名文本（note）', en: 'holds no signed note' }, language);
  const { hashes, index } = answer;
  return {
    note,
    verifierKey: typeof verifierKey === 'string' ? verifierKey : undefined,
    hashes: Array.isArray(hashes) ? hashes.map((hash) => Buffer.from(String(hash), 'base64')) : undefined,
    index: typeof index === 'number' ? index : undefined,
  };
}

function readText(file: string, language: Language): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    return refuse(file, { zh: '无法读取', en: 'cannot be read' }, language);
  }
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const refuse = (file: string, what: Words, language: Language): never => {
  throw new Refusal(exitCodes.usage, language === 'zh' ? `${file}：${what.zh}` : `${file}: ${what.en}`);
};
