import { SecretSealer } from './sealed-secret';

const [first, second] = ['0a'.repeat(32), '0b'.repeat(32)];
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const owner = 'organisation/person';

describe('a sealed secret', () => {
  const sealer = new SecretSealer([first]);
  const sealed = sealer.seal(secret, owner);

  it('opens for its owner, and looks different every time', () => {
    expect(sealer.open(sealed, owner)).toBe(secret);
    expect(sealed).not.toContain(secret);
    expect(sealer.seal(secret, owner)).not.toBe(sealed);
  });

  it('opens nothing in somebody else’s row, and under no other key', () => {
    expect(() => sealer.open(sealed, 'organisation/other')).toThrow();
    expect(() => new SecretSealer([second]).open(sealed, owner)).toThrow('no key');
  });

  it('survives no changed byte', () => {
    const [version, id, text = ''] = sealed.split('.');
    const bytes = Buffer.from(text, 'base64url');
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(() => sealer.open(`${version}.${id}.${changed.toString('base64url')}`, owner)).toThrow();
    }
    for (const cut of [0, 11, 27, bytes.length - 1])
      expect(() => sealer.open(`${version}.${id}.${bytes.subarray(0, cut).toString('base64url')}`, owner)).toThrow();
  });

  it('is sealed anew when another key has come first, and opens until then', () => {
    const rotated = new SecretSealer([second, first]);
    expect([rotated.open(sealed, owner), rotated.isCurrent(sealed)]).toEqual([secret, false]);
    expect(rotated.isCurrent(rotated.seal(secret, owner))).toBe(true);
    expect(() => sealer.open(rotated.seal(secret, owner), owner)).toThrow();
  });

  it('is one that was stored in clear before, until it is sealed', () => {
    expect([sealer.open(secret, owner), sealer.isCurrent(secret)]).toEqual([secret, false]);
  });
});
