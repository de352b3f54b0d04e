import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Code } from './export-cycle';

/** The same place seen from the source and from the build. */
const built = path.resolve(__dirname, '../../../worker/dist/workflow-bundle.js');

/** The workflow bundle that this build makes; none where nothing was built. @param file empty: where the build puts it */
export function localCode(file: string): readonly Code[] {
  const name = file || built;
  if (!existsSync(name)) return [];
  const text = readFileSync(name, 'utf8');
  return [{ text, sha256: createHash('sha256').update(text).digest('hex') }];
}
