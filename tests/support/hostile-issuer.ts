import { createHash, createHmac, createSign, generateKeyPairSync, randomUUID, sign, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

type Json = Readonly<Record<string, unknown>>;

/** What is wrong with the next answers; without anything they are right. */
export interface Lie {
  readonly claims?: (right: Json) => Json;
  readonly header?: Json;
  /** Signs in another way than with the issuer's own key. */
  readonly sign?: (input: string, header: Json) => string;
  /** The finished token, changed. */
  readonly token?: (right: string) => unknown;
  /** The body of the token's answer, changed. */
  readonly body?: (right: Json) => unknown;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly discovery?: (right: Json) => Json;
}

const clientSecret = 'a secret of the client, long enough';
const base64url = (value: string | Buffer): string => Buffer.from(value).toString('base64url');
const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

export const rs256 =
  (key: KeyObject, digest = 'RSA-SHA256') =>
  (input: string): string =>
    createSign(digest).update(input).sign(key, 'base64url');
export const hs256 =
  (secret: string) =>
  (input: string): string =>
    createHmac('sha256', secret).update(input).digest('base64url');

/** An OpenID Connect issuer that says what a test wants: it gives codes for whoever it is told, and checks PKCE itself. */
export class HostileIssuer {
  readonly keys = rsa();
  readonly otherKeys = rsa();
  readonly ecKeys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  readonly clientSecret = clientSecret;
  lie: Lie = {};
  private readonly codes = new Map<string, { readonly subject: string; readonly asked: URLSearchParams }>();

  private constructor(private readonly server: Server) {}

  static async open(): Promise<HostileIssuer> {
    const server = createServer();
    const issuer = new HostileIssuer(server);
    server.on('request', (request: IncomingMessage, response: ServerResponse) => void issuer.answer(request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return issuer;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get publicPem(): string {
    return this.keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  /** As if somebody had logged in there: the query with which the browser comes back. */
  logIn(address: string, subject: string): URLSearchParams {
    const asked = new URL(address).searchParams;
    const code = randomUUID();
    this.codes.set(code, { subject, asked });
    return new URLSearchParams({ code, state: asked.get('state') ?? '', iss: this.url });
  }

  es256(input: string): string {
    return sign('sha256', Buffer.from(input), { key: this.ecKeys.privateKey, dsaEncoding: 'ieee-p1363' }).toString(
      'base64url',
    );
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', this.url).pathname;
    if (path === '/.well-known/openid-configuration') return send(response, this.discovery());
    if (path === '/jwks')
      return send(response, { keys: [this.jwk(this.keys.publicKey), this.jwk(this.ecKeys.publicKey, 'ec')] });
    const body = new URLSearchParams(await text(request));
    const { status, headers } = this.lie;
    const given = this.codes.get(body.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(body.get('code_verifier') ?? '')
      .digest('base64url');
    if (!given || given.asked.get('code_challenge') !== challenge)
      return send(response, { error: 'invalid_grant' }, { status: 400 });
    const right = { access_token: randomUUID(), token_type: 'Bearer', expires_in: 60, id_token: this.idToken(given) };
    return send(response, this.lie.body?.(right) ?? right, { status, headers });
  }

  private discovery(): Json {
    const right = {
      issuer: this.url,
      authorization_endpoint: `${this.url}/authorize`,
      token_endpoint: `${this.url}/token`,
      jwks_uri: `${this.url}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      authorization_response_iss_parameter_supported: true,
    };
    return this.lie.discovery?.(right) ?? right;
  }

  private idToken({ subject, asked }: { readonly subject: string; readonly asked: URLSearchParams }): unknown {
    const now = Math.floor(Date.now() / 1_000);
    const right = { iss: this.url, sub: subject, aud: 'zeren', exp: now + 300, iat: now, nonce: asked.get('nonce') };
    const header = { alg: 'RS256', kid: 'rsa', typ: 'JWT', ...this.lie.header };
    const claims = this.lie.claims?.(right) ?? right;
    const input = `${base64url(JSON.stringify(header))}.${base64url(JSON.stringify(claims))}`;
    const token = `${input}.${(this.lie.sign ?? rs256(this.keys.privateKey))(input, header)}`;
    return this.lie.token ? this.lie.token(token) : token;
  }

  private jwk(key: KeyObject, kid = 'rsa'): Json {
    return { ...key.export({ format: 'jwk' }), kid, use: 'sig', alg: kid === 'ec' ? 'ES256' : 'RS256' };
  }
}

interface Sending {
  readonly status?: number | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

function send(response: ServerResponse, body: unknown, { status = 200, headers = {} }: Sending = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}
