import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';
import { useQuery } from '@tanstack/react-query';
import type { CreationOptions, NewPasskey, PasskeyView, RequestOptions, TypedAssertion } from '@zeren/api-contracts';
import { ApiProblem, get } from './api';

export const passkeysKey = ['passkeys'] as const;

/** Embedded browsers of chat apps often have none. */
export const hasPasskeySupport = browserSupportsWebAuthn;

export const usePasskeys = (enabled = true) =>
  useQuery({ queryKey: passkeysKey, queryFn: () => get<PasskeyView[]>('/session/passkeys'), enabled });

/** A new key on the person's device. @throws ApiProblem `passkey-unanswered` when he thinks better of it. */
export async function makePasskey(options: CreationOptions): Promise<Omit<NewPasskey, 'name'>> {
  const { id, response } = await answered(
    startRegistration({ optionsJSON: { ...options, excludeCredentials: known(options.excludeCredentials) } }),
  );
  const { attestationObject, clientDataJSON, transports = [] } = response;
  return { credentialId: id, attestationObject, clientDataJson: clientDataJSON, transports: [...transports] };
}

/** What the device makes of what is asked. @throws ApiProblem `passkey-unanswered`. */
export async function askPasskey(options: RequestOptions): Promise<TypedAssertion> {
  const { id, response } = await answered(
    startAuthentication({ optionsJSON: { ...options, allowCredentials: known(options.allowCredentials) } }),
  );
  const { authenticatorData, clientDataJSON, signature } = response;
  return { credentialId: id, authenticatorData, clientDataJson: clientDataJSON, signature };
}

type Credentials = RequestOptions['allowCredentials'];
type Transport = 'ble' | 'cable' | 'hybrid' | 'internal' | 'nfc' | 'smart-card' | 'usb';

const known = (credentials: Credentials) =>
  credentials.map(({ transports, ...credential }) => ({ ...credential, transports: transports as Transport[] }));

/** Browsers say in many words that nothing came of it: cancelled, timed out, no such key here. */
async function answered<Answer>(asked: Promise<Answer>): Promise<Answer> {
  try {
    return await asked;
  } catch {
    throw new ApiProblem({ slug: 'passkey-unanswered', status: 0, title: 'passkey-unanswered' });
  }
}
