import type { Principal } from './principal';

export type Headers = Readonly<Record<string, string | undefined>>;

/** What guards, interceptors and decorators of the API read of a request, and leave on it. */
export interface ApiRequest {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  /** Of the client, as far as the proxies in front are trusted. */
  readonly ip: string;
  readonly headers: Headers;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
  /** Which operation is asked for, by its name in OpenAPI. */
  operation?: string;
  sessionSha256?: string;
  principal?: Principal;
}
