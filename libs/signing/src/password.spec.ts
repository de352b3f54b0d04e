import { verify } from '@node-rs/argon2';
import { hashPassword, isPassword } from './password';

jest.mock('@node-rs/argon2', () => {
  const argon2 = jest.requireActual<{ verify: typeof verify }>('@node-rs/argon2');
  return { ...argon2, verify: jest.fn(argon2.verify) };
});

describe('a password', () => {
  it('opens with itself and with nothing else', async () => {
    const stored = await hashPassword('correct horse battery');
    expect(await isPassword('correct horse battery', stored)).toBe(true);
    expect(await isPassword('correct horse batterY', stored)).toBe(false);
  });

  it('is refused for a login that nobody has, whatever is typed', async () => {
    expect(await isPassword('correct horse battery', undefined)).toBe(false);
  });

  it('costs as many verifications for nobody as for somebody, against a hash of the same cost', async () => {
    const stored = await hashPassword('correct horse battery');
    const verified = async (hash: string | undefined) => {
      jest.mocked(verify).mockClear();
      await isPassword('a guess', hash);
      return jest.mocked(verify).mock.calls.map(([against]) => String(against).split('$').slice(0, 4));
    };
    expect(await verified(undefined)).toEqual(await verified(stored));
    expect(await verified(undefined)).toHaveLength(1);
  });

  it('is stored with argon2id and at least the OWASP minimum of memory', async () => {
    expect(await hashPassword('x')).toMatch(/^\$argon2id\$v=19\$m=19456,t=\d+,p=1\$/);
  });
});
