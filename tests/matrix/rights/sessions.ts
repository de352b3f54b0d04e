import { signedIn } from '../callers';
import { missing, type Rights } from './right';

const administrator = ['administrator'] as const;
const nobody = () => ({ params: { personId: missing } });

export const sessionRights: Rights = {
  listSessions: { lets: signedIn, answers: 200 },
  endSession: { lets: signedIn, answers: 404, asks: () => ({ params: { sessionId: missing } }) },
  endSessionsOfPerson: { lets: administrator, answers: 404, asks: nobody },
  getSecondFactor: { lets: signedIn, answers: 200 },
  // A body that says nothing is refused after the door, not at it.
  enrolSecondFactor: { lets: signedIn, answers: 400, asks: () => ({ body: {} }) },
  confirmSecondFactor: { lets: signedIn, answers: 400, asks: () => ({ body: {} }) },
  removeSecondFactor: { lets: signedIn, answers: 409 },
  resetSecondFactor: { lets: administrator, answers: 404, asks: nobody },
  stepUp: { lets: signedIn, answers: 400, asks: () => ({ body: {} }) },
  getMailbox: { lets: signedIn, answers: 200 },
  openMailbox: {
    lets: signedIn,
    answers: 200,
    asks: () => ({ body: { address: 'somebody@house.example', language: 'en' } }),
  },
  closeMailbox: { lets: signedIn, answers: 204 },
  listApiTokens: { lets: signedIn, answers: 200 },
  createApiToken: { lets: signedIn, answers: 400, asks: () => ({ body: {} }) },
  revokeApiToken: { lets: signedIn, answers: 404, asks: () => ({ params: { tokenId: missing } }) },
  listIdentities: { lets: signedIn, answers: 200 },
  // No issuer is configured: refused by the matter.
  beginExternalLogin: { lets: 'everybody', answers: 404, asks: () => ({ params: { provider: 'none' } }) },
  finishExternalLogin: {
    lets: 'everybody',
    answers: 404,
    asks: () => ({ params: { provider: 'none' }, body: { query: 'state=x' } }),
  },
  beginIdentityLink: { lets: signedIn, answers: 404, asks: () => ({ params: { provider: 'none' }, body: {} }) },
  removeIdentity: { lets: signedIn, answers: 404, asks: () => ({ params: { identityId: missing } }) },
  listPasskeys: { lets: signedIn, answers: 200 },
  beginPasskeyEnrolment: { lets: signedIn, answers: 400, asks: () => ({ body: { password: '' } }) },
  enrolPasskey: { lets: signedIn, answers: 400, asks: () => ({ body: {} }) },
  removePasskey: { lets: signedIn, answers: 404, asks: () => ({ params: { passkeyId: missing } }) },
  beginPasskeyStepUp: { lets: signedIn, answers: 409 },
  stepUpWithPasskey: { lets: signedIn, answers: 400, asks: () => ({ body: {} }) },
  // The last question: it ends the sessions in which everybody asks.
  endOtherSessions: { lets: signedIn, answers: 204, usesUp: 'session' },
};
