import { loadApiConfig } from '@zeren/config';
import type { AccountRow, Database, Principals } from '@zeren/database';
import { isPassword } from '@zeren/signing';
import type { LoginLimitsService } from './login-limits.service';
import { LoginService } from './login.service';
import type { SessionsService } from './sessions.service';

jest.mock('@zeren/signing', () => ({ ...jest.requireActual<object>('@zeren/signing'), isPassword: jest.fn() }));

const verify = jest.mocked(isPassword);
const account: AccountRow = {
  organisationId: 'organisation',
  personId: 'person',
  passwordHash: 'hash',
  isEnabled: true,
  isDemo: false,
};

describe('a login that is refused', () => {
  const config = loadApiConfig({
    DATABASE_URL: 'postgres://zeren_app@127.0.0.1:5432/zeren',
    ZEREN_PAYLOAD_KEYS: `test:${'7b'.repeat(32)}`,
    ZEREN_FACTOR_KEY: 'fa'.repeat(32),
    ZEREN_RECEIPT_KEY: '5d'.repeat(32),
  });
  const tryWith = (found: AccountRow | undefined, isRight: boolean) => {
    verify.mockReset().mockResolvedValue(isRight);
    const principals = { findAccount: () => Promise.resolve(found) } as unknown as Principals;
    const limits = { admit: () => Promise.resolve(() => Promise.resolve()) } as unknown as LoginLimitsService;
    const login = new LoginService({} as Database, principals, {} as SessionsService, limits, config);
    return login.withPassword(
      { login: 'P-X1', password: 'typed' },
      { address: '', earlierSha256: undefined, deviceToken: undefined },
    );
  };

  it.each([
    ['the login is unknown', undefined, false, undefined],
    ['the password is wrong', account, false, 'hash'],
    ['the account is closed', { ...account, isEnabled: false }, true, 'hash'],
    ['the account is of the demonstration', { ...account, isDemo: true }, true, 'hash'],
  ])('costs one verification and says the same when %s', async (_, found, isRight, hash) => {
    await expect(tryWith(found, isRight)).rejects.toMatchObject({ slug: 'wrong-credentials', errors: [], more: {} });
    expect(verify.mock.calls).toEqual([['typed', hash]]);
  });
});
