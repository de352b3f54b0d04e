import { hashPassword, isPassword } from './password';

describe('a password', () => {
  it('opens with itself and with nothing else', async () => {
    const stored = await hashPassword('correct horse battery');
    expect(await isPassword('correct horse battery', stored)).toBe(true);
    expect(await isPassword('correct horse batterY', stored)).toBe(false);
  });

  it('is refused for a login that nobody has, whatever is typed', async () => {
    expect(await isPassword('correct horse battery', undefined)).toBe(false);
  });

  it('is stored with argon2id and at least the OWASP minimum of memory', async () => {
    expect(await hashPassword('x')).toMatch(/^\$argon2id\$v=19\$m=19456,t=\d+,p=1\$/);
  });
});
