import { createHash } from 'node:crypto';

/** Name-based id of an organisation (RFC 9562, version 8): whoever knows the code finds it again without a look into any tenant. */
export function organisationIdOf(code: string): string {
  const bytes = createHash('sha256').update(`zeren/organisation/${code}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
