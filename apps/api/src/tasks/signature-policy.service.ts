import { Inject, Injectable } from '@nestjs/common';
import type { Act } from '@zeren/api-contracts';
import type { ApiConfig } from '@zeren/config';
import { isSteppedUp } from '../access/principal';
import { SessionsService } from '../access/sessions.service';
import { API_CONFIG } from '../http/api-config';
import { Problem } from '../http/problem';

/** What passes here is still raised when the statement of the act looks, and writes down what it sees. */
const marginMs = 5_000;

/** How sure the organisation wants to be of who signs. On paper it is the witness who knows. */
@Injectable()
export class SignaturePolicyService {
  constructor(
    private readonly sessions: SessionsService,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  /** Asks nobody where a session is enough. @throws Problem `step-up-required`. */
  async assertMet(sessionSha256: string, { kind, onPaper }: Act): Promise<void> {
    if (this.config.signatureAssurance === 'session' || kind !== 'sign' || onPaper) return;
    const principal = await this.sessions.find(sessionSha256);
    if (!principal) throw new Problem('unauthenticated');
    if (!isSteppedUp(principal, marginMs)) throw new Problem('step-up-required');
  }
}
