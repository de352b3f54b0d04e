import { newRecoveryCodes, recoveryCodeSha256 } from './recovery-code';

describe('recovery codes', () => {
  it('are ten, all different, without characters that look alike', () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/);
  });

  it('may be typed as they are read', () => {
    const [code = ''] = newRecoveryCodes();
    expect(recoveryCodeSha256(` ${code.toUpperCase().replaceAll('-', ' ')}`)).toBe(recoveryCodeSha256(code));
    expect(recoveryCodeSha256(code.slice(1))).not.toBe(recoveryCodeSha256(code));
  });
});
