import { loadApiConfig } from './api.config';

const environment = {
  DATABASE_URL: 'postgres://zeren_app@127.0.0.1:5432/zeren',
  ZEREN_PAYLOAD_KEYS: `2026:${'7b'.repeat(32)}`,
  ZEREN_FACTOR_KEY: 'fa'.repeat(32),
  ZEREN_RECEIPT_KEY: '5d'.repeat(32),
};

describe('the configuration of the api', () => {
  it('refuses demo mode, whose accounts have a known password, in production', () => {
    expect(() => loadApiConfig({ ...environment, NODE_ENV: 'production', ZEREN_MODE: 'demo' })).toThrow(
      'ZEREN_MODE=demo is refused while NODE_ENV=production',
    );
    expect(loadApiConfig({ ...environment, NODE_ENV: 'production' }).mode).toBe('production');
  });

  it('limits people in production and leaves a simulated commission room', () => {
    const { rateLimits } = loadApiConfig(environment);
    expect(rateLimits['login-source']).toEqual({ count: 10, windowS: 900 });
    expect(rateLimits['login-account'].count).toBeGreaterThan(rateLimits['login-source'].count);
    const demo = loadApiConfig({ ...environment, ZEREN_MODE: 'demo' }).rateLimits;
    expect(demo['login-address'].count).toBeGreaterThan(60 * 100);
    expect(demo['one-time-code']).toEqual(rateLimits['one-time-code']);
  });

  it.each([
    ['production', undefined, 'one-time-code'],
    ['production', '', 'one-time-code'],
    ['production', 'session', 'session'],
    ['production', 'passkey', 'passkey'],
    ['demo', undefined, 'session'],
    ['demo', 'one-time-code', 'one-time-code'],
  ])('in %s mode, told “%s”, takes %s for a signature', (ZEREN_MODE, ZEREN_SIGNATURE_ASSURANCE, expected) => {
    const said = ZEREN_SIGNATURE_ASSURANCE === undefined ? {} : { ZEREN_SIGNATURE_ASSURANCE };
    expect(loadApiConfig({ ...environment, ZEREN_MODE, ...said }).signatureAssurance).toBe(expected);
  });

  it.each([
    ['', []],
    ['10.0.0.2, fd00::/8,uniquelocal', ['10.0.0.2', 'fd00::/8', 'uniquelocal']],
  ])('trusts the proxies of “%s”', (ZEREN_TRUSTED_PROXIES, expected) => {
    expect(loadApiConfig({ ...environment, ZEREN_TRUSTED_PROXIES }).trustedProxies).toEqual(expected);
  });

  it.each(['true', '10.0.0.0/99', 'proxy.example', '*'])('refuses “%s” as a proxy, by name', (name) => {
    expect(() => loadApiConfig({ ...environment, ZEREN_TRUSTED_PROXIES: name })).toThrow('ZEREN_TRUSTED_PROXIES');
  });

  it('reads the keys of payloads, the first one first', () => {
    const [before, now] = ['7b', '8c'].map((byte) => byte.repeat(32));
    const { payloadKeys } = loadApiConfig({ ...environment, ZEREN_PAYLOAD_KEYS: `2027:${now},2026:${before}` });
    expect(payloadKeys).toEqual([
      { id: '2027', secret: now },
      { id: '2026', secret: before },
    ]);
  });

  it.each([
    ['no id', '7b'.repeat(32)],
    ['a short key', `2026:${'7b'.repeat(31)}`],
    ['one id twice', `2026:${'7b'.repeat(32)},2026:${'8c'.repeat(32)}`],
    ['nothing', ''],
  ])('refuses %s, by name and without the key', (_, ZEREN_PAYLOAD_KEYS) => {
    const load = () => loadApiConfig({ ...environment, ZEREN_PAYLOAD_KEYS });
    expect(load).toThrow('ZEREN_PAYLOAD_KEYS');
    expect(load).not.toThrow('7b7b');
  });
});
