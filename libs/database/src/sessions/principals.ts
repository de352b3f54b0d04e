import type { BusinessClock } from '@zeren/domain';
import type { Database } from '../database';

/** Who a session belongs to, as of the business day of the running cycle. */
export interface PrincipalRow {
  readonly organisationId: string;
  readonly organisation: { readonly code: string; readonly nameZh: string; readonly nameEn: string };
  readonly personId: string;
  readonly personCode: string;
  readonly personName: string;
  /** When the session was raised by a second factor; null: never. */
  readonly steppedUpAtMs: number | null;
  readonly accountRoles: readonly string[];
  readonly isOffice: boolean;
  readonly isLeader: boolean;
  readonly posts: readonly { readonly code: string; readonly kind: string; readonly unitCode: string }[];
  readonly bodies: readonly string[];
  /** Of the cycle that was started last; null while none runs: real time then. */
  readonly clock: BusinessClock | null;
}

export interface AccountRow {
  readonly organisationId: string;
  readonly personId: string;
  readonly passwordHash: string;
  readonly isEnabled: boolean;
  /** With a password that everybody can read in the documentation. */
  readonly isDemo: boolean;
}

/** Asked before the tenant is known, by whoever names the secret: one round trip each. */
export class Principals {
  constructor(private readonly database: Database) {}

  /** @param sessionSha256 of the token; answers nothing for an ended, idle or disabled session. */
  async find(sessionSha256: string): Promise<PrincipalRow | undefined> {
    const [row] = await this.database.callNamed<{ principal: PrincipalRow | null }>(
      'find_principal',
      'select find_principal($1) as principal',
      [sessionSha256],
    );
    return row?.principal ?? undefined;
  }

  /** Its scopes, and a session under `sessionSha256` that stands for it. Nothing for a token that opens nothing. */
  async useApiToken(tokenSha256: string, sessionSha256: string): Promise<readonly string[] | undefined> {
    const [row] = await this.database.callNamed<{ token: { readonly scopes: readonly string[] } | null }>(
      'use_api_token',
      'select use_api_token($1, $2) as token',
      [tokenSha256, sessionSha256],
    );
    return row?.token?.scopes;
  }

  async findAccount(login: string): Promise<AccountRow | undefined> {
    const [row] = await this.database.callNamed<{ account: AccountRow | null }>(
      'find_account',
      'select find_account($1) as account',
      [login],
    );
    return row?.account ?? undefined;
  }
}
