import type { BundleRow } from '@zeren/database';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { sha256Of } from './canonical-history';

/** What the build writes beside a bundle, as `<bundle>.json`. */
export interface BundleFacts {
  readonly sha256: string;
  readonly nodeVersion: string;
  readonly sdkVersion: string;
  readonly lockfileSha256: string;
}

/** A built workflow bundle, ready to be kept. @throws Error when it is not what its build has written down. */
export function readBundle(file: string): BundleRow {
  const code = readFileSync(file);
  const facts = JSON.parse(readFileSync(`${file}.json`, 'utf8')) as BundleFacts;
  if (sha256Of(code) !== facts.sha256) throw new Error(`${file} is not the bundle that was built: build it again`);
  return { ...facts, codeGzip: gzipSync(code) };
}
