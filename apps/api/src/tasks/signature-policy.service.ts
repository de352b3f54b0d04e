import { Inject, Injectable } from '@nestjs/common';
import type { Act } from '@zeren/api-contracts';
import type { ApiConfig } from '@zeren/config';
import { isSignatureAct, type SignatureAct } from '@zeren/domain';
import { isSteppedUp, type Principal } from '../access/principal';
import { SessionsService } from '../access/sessions.service';
import { API_CONFIG } from '../http/api-config';
import { Problem } from '../http/problem';
import { ActConfirmationsService, type Admission } from './act-confirmations.service';

/** What passes here is still raised when the statement of the act looks, and writes down what it sees. */
const marginMs = 5_000;

interface ActRequest {
  readonly sessionSha256: string;
  readonly taskId: string;
  readonly key: string;
}

/** How sure the organisation wants to be of who signs, witnesses or confirms; a stronger proof always passes. On paper it is the witness who knows. */
@Injectable()
export class SignaturePolicyService {
  constructor(
    private readonly sessions: SessionsService,
    private readonly confirmations: ActConfirmationsService,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  /**
   * Asks nobody where a session is enough and nothing more was sent.
   *
   * @throws Problem `step-up-required`, `assurance-too-low`, and what a passkey may be refused for.
   */
  async admit(request: ActRequest, act: Act): Promise<Admission> {
    const { sessionSha256 } = request;
    if (!isSignature(act) || act.onPaper) return { sessionSha256 };
    const { kind, passkey, documentSha256 = null } = act;
    if (passkey)
      return this.confirmations.admit(await this.principal(sessionSha256), {
        ...request,
        kind,
        documentSha256,
        passkey,
      });
    await this.assertMet(sessionSha256);
    return { sessionSha256 };
  }

  private async assertMet(sessionSha256: string): Promise<void> {
    const { signatureAssurance } = this.config;
    if (signatureAssurance === 'session') return;
    const principal = await this.principal(sessionSha256);
    if (signatureAssurance === 'passkey') throw new Problem('assurance-too-low');
    if (!isSteppedUp(principal, marginMs)) throw new Problem('step-up-required');
  }

  private async principal(sessionSha256: string): Promise<Principal> {
    const principal = await this.sessions.find(sessionSha256);
    if (!principal) throw new Problem('unauthenticated');
    return principal;
  }
}

const isSignature = (act: Act): act is Extract<Act, { kind: SignatureAct }> => isSignatureAct(act.kind);
