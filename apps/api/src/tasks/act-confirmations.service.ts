import { Injectable } from '@nestjs/common';
import type { ConfirmableAct, RequestOptions, TypedAssertion } from '@zeren/api-contracts';
import { Database } from '@zeren/database';
import type { SignatureAct } from '@zeren/domain';
import { newSessionToken, sessionSha256, type ActToConfirm, type StoredAssertion } from '@zeren/signing';
import { hash } from 'node:crypto';
import { PasskeyConfirmationsService } from '../access/passkey-confirmations.service';
import type { Principal } from '../access/principal';
import { Problem } from '../http/problem';
import { TasksService } from './tasks.service';

export interface ConfirmedAct {
  readonly sessionSha256: string;
  readonly taskId: string;
  readonly key: string;
  readonly kind: SignatureAct;
  readonly documentSha256: string | null;
  readonly passkey: TypedAssertion;
}

export interface Admission {
  /** Under which the act is done. */
  readonly sessionSha256: string;
  readonly assertionSha256?: string;
  /** After the act. */
  readonly end?: () => Promise<void>;
}

/**
 * Acts that a passkey confirms. The assertion is used up and kept before the act. When the act is refused afterwards, or
 * nobody knows whether it was done, the same request may come again under the same key until the five minutes are over;
 * under another key, or for anything else, it confirms nothing.
 */
@Injectable()
export class ActConfirmationsService {
  constructor(
    private readonly database: Database,
    private readonly tasks: TasksService,
    private readonly confirmations: PasskeyConfirmationsService,
  ) {}

  /** @throws Problem `not-found`, `act-not-allowed`, `document-changed`, `second-factor-missing`. */
  async begin(
    principal: Principal,
    tokenSha256: string,
    taskId: string,
    { kind, documentSha256: shown }: ConfirmableAct,
  ): Promise<RequestOptions> {
    const documentSha256 = shown ?? null;
    const task = await this.tasks.get(principal, taskId);
    if (!task.allowedActs.includes(kind)) throw new Problem('act-not-allowed');
    if (task.documentSha256 && task.documentSha256 !== documentSha256) throw new Problem('document-changed');
    return this.confirmations.askForAssertion(principal, tokenSha256, {
      purpose: 'act',
      taskId,
      round: task.round,
      act: kind,
      documentSha256,
    });
  }

  /** @throws Problem `challenge-spent`, `passkey-refused`, `too-many-requests`. */
  async admit(principal: Principal, act: ConfirmedAct): Promise<Admission> {
    const keySha256 = hash('sha256', act.key);
    const kept = await this.confirmations.findKept(principal, act.passkey);
    if (!kept) return this.confirmAnew(principal, act, keySha256);
    const { confirmed } = kept.content as StoredAssertion;
    if (kept.taskId !== act.taskId || kept.keySha256 !== keySha256 || !isMeantBy(act)(confirmed as ActToConfirm))
      throw new Problem('challenge-spent');
    if (Date.parse(confirmed.expiresAt) > Date.now()) return this.openSession(principal, act, kept.sha256);
    const { organisationId, personId } = principal;
    const isDone = await this.database.inTenant(organisationId, ({ passkeyAssertions }) =>
      passkeyAssertions.isActDone(organisationId, personId, act.key),
    );
    if (!isDone) throw new Problem('challenge-spent');
    return { sessionSha256: act.sessionSha256, assertionSha256: kept.sha256 };
  }

  private async confirmAnew(principal: Principal, act: ConfirmedAct, keySha256: string): Promise<Admission> {
    const { sha256 } = await this.confirmations.confirm<ActToConfirm>(
      principal,
      act.sessionSha256,
      act.passkey,
      { purpose: 'act', keySha256 },
      isMeantBy(act),
    );
    return this.openSession(principal, act, sha256);
  }

  /** The statement of the act reads from a session how sure we are: this one exists for the act alone. */
  private async openSession(
    { organisationId }: Principal,
    act: ConfirmedAct,
    assertionSha256: string,
  ): Promise<Admission> {
    const ofAct = sessionSha256(newSessionToken());
    const isOpen = await this.database.inTenant(organisationId, ({ sessions }) =>
      sessions.openForAct(organisationId, act.sessionSha256, ofAct),
    );
    if (!isOpen) throw new Problem('unauthenticated');
    const end = () => this.database.inTenant(organisationId, ({ sessions }) => sessions.close(organisationId, ofAct));
    return { sessionSha256: ofAct, assertionSha256, end };
  }
}

const isMeantBy =
  ({ taskId, kind, documentSha256 }: ConfirmedAct) =>
  (confirmed: ActToConfirm): boolean =>
    confirmed.taskId === taskId && confirmed.act === kind && confirmed.documentSha256 === documentSha256;
