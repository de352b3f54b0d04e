import { inflateRawSync } from 'node:zlib';

/** The first member of a zip archive whose name `wanted` accepts (stored or deflated, no zip64): all that a wheel needs. */
export function unzipMember(archive, wanted) {
  let end = archive.length - 22;
  while (end >= 0 && archive.readUInt32LE(end) !== 0x06054b50) end--;
  if (end < 0) throw new Error('not a zip archive');
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const entry = entryAt(archive, at);
    if (wanted(entry.name)) return { name: entry.name, content: contentOf(archive, entry) };
    at = entry.next;
  }
  return undefined;
}

function entryAt(archive, at) {
  if (archive.readUInt32LE(at) !== 0x02014b50) throw new Error('broken zip directory');
  const nameLength = archive.readUInt16LE(at + 28);
  return {
    method: archive.readUInt16LE(at + 10),
    packed: archive.readUInt32LE(at + 20),
    size: archive.readUInt32LE(at + 24),
    local: archive.readUInt32LE(at + 42),
    name: archive.toString('utf8', at + 46, at + 46 + nameLength),
    next: at + 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32),
  };
}

function contentOf(archive, { name, method, packed, size, local }) {
  const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const bytes = archive.subarray(from, from + packed);
  if (method !== 0 && method !== 8) throw new Error(`zip method ${method} is not supported`);
  const content = method === 0 ? Buffer.from(bytes) : inflateRawSync(bytes, { maxOutputLength: 1 << 29 });
  if (content.length !== size) throw new Error(`${name} is cut short`);
  return content;
}
