import { importErrorLine, readImport, type OrganisationImport } from '@zeren/api-contracts';
import { readFileSync } from 'node:fs';

export type FileReading = { readonly file: OrganisationImport } | { readonly errors: readonly string[] };

/** Reads an organisation in the import format. Errors as `file:line:column message`, which every editor can jump to. */
export function readOrganisationFile(name: string): FileReading {
  const reading = readImport(readFileSync(name, 'utf8'));
  return 'errors' in reading ? { errors: reading.errors.map((error) => importErrorLine(name, error)) } : reading;
}
