import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sha256Of } from './canonical-history';
import { readBundle } from './kept-bundle';

describe('a bundle that is to be kept', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zeren-bundle-'));
  const file = join(folder, 'workflow-bundle.js');
  const facts = { nodeVersion: '20.19.0', sdkVersion: '1.24.0', lockfileSha256: 'ab'.repeat(32) };
  const build = (code: string, sha256 = sha256Of(Buffer.from(code))) => {
    writeFileSync(file, code);
    writeFileSync(`${file}.json`, JSON.stringify({ ...facts, sha256 }));
  };
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is what its build has made, with what it takes to run it', () => {
    build('exports.tale = 1;');
    const { codeGzip, ...said } = readBundle(file);
    expect(gunzipSync(codeGzip).toString()).toBe('exports.tale = 1;');
    expect(said).toEqual({ ...facts, sha256: sha256Of(Buffer.from('exports.tale = 1;')) });
  });

  it('is refused when it was changed after its build', () => {
    build('exports.tale = 2;', sha256Of(Buffer.from('exports.tale = 1;')));
    expect(() => readBundle(file)).toThrow('is not the bundle that was built');
  });
});
