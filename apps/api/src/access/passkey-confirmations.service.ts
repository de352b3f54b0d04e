import { Injectable } from '@nestjs/common';
import type { RequestOptions, TypedAssertion } from '@zeren/api-contracts';
import { Database, type AssertionRow, type PasskeyRow } from '@zeren/database';
import {
  assertionSha256,
  challengeOf,
  challengeOfClientData,
  newNonce,
  readAssertion,
  type ActToConfirm,
  type SessionToConfirm,
  type StoredAssertion,
  type ToConfirm,
} from '@zeren/signing';
import { personEntry } from '../http/person-entry';
import { Problem } from '../http/problem';
import { PasskeySiteService } from './passkey-site.service';
import { businessNow, type Principal } from './principal';
import { RateLimiterService, type Attempt } from './rate-limiter.service';

/** How long a person may take to confirm. */
export const ceremonyMs = 5 * 60_000;

/** What is confirmed, without what is the same for all: who, when, and the nonce. */
export type Matter =
  | Omit<ActToConfirm, 'organisationId' | 'personId' | 'nonce' | 'expiresAt'>
  | Omit<SessionToConfirm, 'organisationId' | 'personId' | 'nonce' | 'expiresAt' | 'sessionId'>;

export interface Confirmation<Confirmed extends ToConfirm = ToConfirm> {
  readonly confirmed: Confirmed;
  readonly sha256: string;
}

/** Asks passkeys to confirm one thing once, and reads what they answer. */
@Injectable()
export class PasskeyConfirmationsService {
  constructor(
    private readonly database: Database,
    private readonly sites: PasskeySiteService,
    private readonly limiter: RateLimiterService,
  ) {}

  /** Keeps what is asked, for this session alone. Answers the challenge. @throws Problem `unauthenticated`. */
  async ask(principal: Principal, tokenSha256: string, matter: Matter): Promise<string> {
    const { organisationId, personId } = principal;
    return this.database.inTenant(organisationId, async ({ sessions, passkeyAssertions }) => {
      const sessionId = await sessions.findId(organisationId, tokenSha256);
      if (!sessionId) throw new Problem('unauthenticated');
      const expiresAt = new Date(Date.now() + ceremonyMs).toISOString();
      const asked = { organisationId, personId, nonce: newNonce(), expiresAt };
      const confirmed: ToConfirm =
        matter.purpose === 'act' ? { ...matter, ...asked } : { ...matter, ...asked, sessionId };
      const challenge = challengeOf(confirmed);
      await passkeyAssertions.ask(organisationId, { challenge, sessionId, confirmed, expiresAt });
      return challenge;
    });
  }

  /** @throws Problem `second-factor-missing` for whoever has no passkey. */
  async askForAssertion(principal: Principal, tokenSha256: string, matter: Matter): Promise<RequestOptions> {
    const known = await this.database.inTenant(principal.organisationId, ({ passkeys }) => passkeys.list(principal));
    if (known.length === 0) throw new Problem('second-factor-missing');
    return {
      challenge: await this.ask(principal, tokenSha256, matter),
      rpId: this.sites.rpId,
      timeout: ceremonyMs,
      userVerification: 'required',
      allowCredentials: known.map(({ credentialId, transports }) => ({
        id: credentialId,
        type: 'public-key',
        transports: [...transports],
      })),
    };
  }

  /** What was asked under this challenge; it cannot be asked for again. @throws Problem `challenge-spent`. */
  async take<Confirmed extends ToConfirm>(
    { organisationId }: Principal,
    tokenSha256: string,
    purpose: Confirmed['purpose'],
    clientDataJson: string,
  ): Promise<Confirmed> {
    const challenge = challengeOfClientData(clientDataJson);
    const confirmed = await this.database.inTenant(organisationId, async ({ sessions, passkeyAssertions }) => {
      const sessionId = challenge && (await sessions.findId(organisationId, tokenSha256));
      return sessionId && passkeyAssertions.take<Confirmed>(organisationId, { challenge, sessionId, purpose });
    });
    if (!confirmed) throw new Problem('challenge-spent');
    return confirmed;
  }

  /**
   * Verifies and keeps an assertion. Its challenge is used up before, also by an assertion that is refused.
   *
   * @param act for which it is made: its idempotency key, hashed.
   * @throws Problem `challenge-spent`, `passkey-refused`, `too-many-requests`.
   */
  async confirm<Confirmed extends ToConfirm>(
    principal: Principal,
    tokenSha256: string,
    assertion: TypedAssertion,
    expected: { readonly purpose: Confirmed['purpose']; readonly keySha256?: string },
    isMeant: (confirmed: Confirmed) => boolean = () => true,
  ): Promise<Confirmation<Confirmed>> {
    const attempt: Attempt = { action: 'passkey', of: principal.personId };
    await this.limiter.take(attempt);
    const { purpose, keySha256 } = expected;
    const confirmed = await this.take<Confirmed>(principal, tokenSha256, purpose, assertion.clientDataJson);
    const sha256 = isMeant(confirmed) && (await this.keep(principal, assertion, confirmed, keySha256));
    if (!sha256) {
      await this.recordRefusal(principal, purpose);
      throw new Problem('passkey-refused');
    }
    await this.limiter.giveBack(attempt);
    return { confirmed, sha256 };
  }

  /** What an assertion confirmed before. Nothing for one that was never kept, or that says anything else. */
  async findKept(
    { organisationId, personId }: Principal,
    assertion: TypedAssertion,
  ): Promise<AssertionRow | undefined> {
    const challenge = challengeOfClientData(assertion.clientDataJson);
    if (!challenge) return undefined;
    const kept = await this.database.inTenant(organisationId, ({ passkeyAssertions }) =>
      passkeyAssertions.find(organisationId, challenge),
    );
    if (kept?.personId !== personId) return undefined;
    const content = kept.content as StoredAssertion;
    return Object.entries(assertion).every(([name, value]) => content[name as keyof TypedAssertion] === value)
      ? kept
      : undefined;
  }

  /** Counter and evidence in one transaction. Answers the hash of the evidence; nothing when it is none. */
  private keep(
    principal: Principal,
    assertion: TypedAssertion,
    confirmed: ToConfirm,
    keySha256: string | undefined,
  ): Promise<string | undefined> {
    const { organisationId, personId } = principal;
    return this.database.inTenant(organisationId, async ({ passkeys, passkeyAssertions }) => {
      const passkey = await passkeys.findByCredential(principal, assertion.credentialId);
      const content = passkey && (await this.read(assertion, confirmed, passkey));
      if (!content || !(await passkeys.use(organisationId, passkey, content.after))) return undefined;
      const sha256 = assertionSha256(content.stored);
      await passkeyAssertions.keep(organisationId, {
        challenge: challengeOf(confirmed),
        personId,
        content: content.stored,
        sha256,
        ...(confirmed.purpose === 'act' && keySha256 ? { act: { taskId: confirmed.taskId, keySha256 } } : {}),
      });
      return sha256;
    });
  }

  private async read(assertion: TypedAssertion, confirmed: ToConfirm, passkey: PasskeyRow) {
    const site = this.sites.find(assertion.clientDataJson);
    const after = site && (await readAssertion(assertion, challengeOf(confirmed), site, passkey));
    if (!after) return undefined;
    const stored: StoredAssertion = { ...site, ...assertion, confirmed, publicKey: passkey.publicKey };
    return { after, stored };
  }

  private async recordRefusal(principal: Principal, purpose: string): Promise<void> {
    const entry = personEntry(principal, 'passkey.refused', {
      subjectKind: 'person',
      subjectId: principal.personId,
      businessAt: businessNow(principal),
      facts: { purpose },
    });
    await this.database.inTenant(principal.organisationId, ({ ledger }) =>
      ledger.append(principal.organisationId, [entry]),
    );
  }
}
