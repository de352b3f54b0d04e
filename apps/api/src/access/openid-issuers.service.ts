import { Inject, Injectable } from '@nestjs/common';
import type { ApiConfig, IdentityProvider } from '@zeren/config';
import * as openid from 'openid-client';
import { API_CONFIG } from '../http/api-config';
import { Log } from '../http/log';
import { Problem } from '../http/problem';

/** What has to come back as it went. */
export interface Expected {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly redirectUri: string;
}

export interface ProvenIdentity {
  readonly issuer: string;
  readonly subject: string;
}

const scope = 'openid';
/** Between our clock and the issuer's. */
const toleranceS = 30;
/** A login that is answered with an older token is another one. */
const maxAgeS = 600;
const rediscoverMs = 600_000;

interface Discovered {
  readonly until: number;
  readonly issuer: Promise<openid.Configuration>;
}

/** Talks to the issuers of the configuration: authorization code with PKCE, every answer verified with the issuer's keys. */
@Injectable()
export class OpenIdIssuersService {
  private readonly discovered = new Map<string, Discovered>();

  constructor(
    private readonly log: Log,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  /** @throws Problem `not-found`. */
  provider(key: string): IdentityProvider {
    const found = this.config.identityProviders.find((provider) => provider.key === key);
    if (!found) throw new Problem('not-found');
    return found;
  }

  /** One address per issuer, so that no answer of one is taken for another's. @throws Problem `cross-site`. */
  redirectUri(key: string, origin: string | undefined): string {
    const { publicOrigins } = this.config;
    const [first = origin] = publicOrigins;
    const base = origin !== undefined && publicOrigins.includes(origin) ? origin : first;
    if (base === undefined) throw new Problem('cross-site');
    return `${base}/login/callback/${key}`;
  }

  /** Where the browser has to go. @throws Problem `unavailable`. */
  async addressOf(provider: IdentityProvider, { state, nonce, codeVerifier, redirectUri }: Expected): Promise<string> {
    const issuer = await this.find(provider);
    const url = openid.buildAuthorizationUrl(issuer, {
      redirect_uri: redirectUri,
      scope,
      state,
      nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
    });
    return url.href;
  }

  /** Who somebody is at the issuer. @throws Problem `identity-refused` for any answer that is not wholly right; `unavailable`. */
  async prove(provider: IdentityProvider, query: string, expected: Expected): Promise<ProvenIdentity> {
    const issuer = await this.find(provider);
    try {
      const { state, nonce, codeVerifier, redirectUri } = expected;
      const url = new URL(redirectUri);
      url.search = query;
      const tokens = await openid.authorizationCodeGrant(issuer, url, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      });
      const identity = identityOf(tokens.claims(), provider);
      if (identity) return identity;
    } catch (error) {
      this.log.warn('an answer of an identity provider was refused', error);
    }
    throw new Problem('identity-refused');
  }

  private find(provider: IdentityProvider): Promise<openid.Configuration> {
    const known = this.discovered.get(provider.key);
    if (known && known.until > Date.now()) return known.issuer;
    const issuer = this.discover(provider);
    this.discovered.set(provider.key, { until: Date.now() + rediscoverMs, issuer });
    issuer.catch(() => this.discovered.delete(provider.key));
    return issuer;
  }

  private async discover({ issuer, clientId, clientSecret }: IdentityProvider): Promise<openid.Configuration> {
    try {
      return await openid.discovery(
        new URL(issuer),
        clientId,
        { client_secret: clientSecret, id_token_signed_response_alg: 'RS256', [openid.clockTolerance]: toleranceS },
        openid.ClientSecretBasic(clientSecret),
        {
          timeout: 10,
          // Over TLS the code alone would vouch for the token; its signature is evidence that outlives the connection.
          execute: [
            openid.enableNonRepudiationChecks,
            ...(issuer.startsWith('http:') ? [openid.allowInsecureRequests] : []),
          ],
        },
      );
    } catch (error) {
      this.log.warn('an identity provider could not be reached', error);
      throw new Problem('unavailable');
    }
  }
}

/** What the library leaves to us: an authorized party that is not we, and a token of another hour. */
function identityOf(claims: openid.IDToken | undefined, { clientId }: IdentityProvider): ProvenIdentity | undefined {
  if (!claims) return undefined;
  const { iss, sub, aud, azp, iat } = claims;
  const now = Date.now() / 1_000;
  const isForUs = [aud].flat().every((audience) => audience === clientId) && (azp === undefined || azp === clientId);
  const isOfNow = iat <= now + toleranceS && iat >= now - maxAgeS;
  const isSomebody = typeof sub === 'string' && sub.length > 0 && sub.length <= 255;
  return isForUs && isOfNow && isSomebody ? { issuer: iss, subject: sub } : undefined;
}
