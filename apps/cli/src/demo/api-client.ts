import type { ProblemDocument } from './problem-document';
import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'undici';

/** The service said no; what it said stands in the message. */
export class ApiRefusal extends Error {
  constructor(
    readonly status: number,
    readonly request: string,
    readonly problem: ProblemDocument,
  ) {
    super(
      `${request}: ${status} ${problem.title ?? ''} ${problem.detail ?? ''} ${JSON.stringify(problem.errors ?? [])}`,
    );
  }
}

interface Sending {
  readonly body?: unknown;
  readonly key?: string;
  readonly ifMatch?: string;
}

interface Answer<T> {
  readonly value: T;
  readonly etag: string | null;
}

/** How often a request is repeated while the service is busy or away; the key makes repeating safe. */
const attempts = 20;
const pauseMs = 250;

/** Connections of the demonstration: few, shared by everybody, as behind one office's router. */
export const openConnections = (origin: string): Pool =>
  new Pool(origin, { connections: 10, headersTimeout: 30_000, bodyTimeout: 30_000 });

/** One person's browser: his own session, nobody else's. */
export class ApiClient {
  #cookie: string | undefined;
  #account: { readonly login: string; readonly password: string } | undefined;

  constructor(
    private readonly pool: Pool,
    private readonly origin: string,
  ) {}

  /** @throws ApiRefusal for a wrong password. */
  async logIn(login: string, password: string): Promise<void> {
    this.#cookie = undefined;
    await this.#ask('POST', '/api/v1/session', { body: { login, password } });
    this.#account = { login, password };
    if (!this.#cookie) throw new Error(`${login} was logged in without a session cookie`);
  }

  async get<T>(path: string): Promise<T> {
    return (await this.#ask<T>('GET', path, {})).value;
  }

  getWithTag<T>(path: string): Promise<Answer<T>> {
    return this.#ask<T>('GET', path, {});
  }

  async post<T>(path: string, body: unknown, key: string): Promise<T> {
    return (await this.#ask<T>('POST', path, { body, key })).value;
  }

  async put<T>(path: string, body: unknown, ifMatch?: string): Promise<T> {
    return (await this.#ask<T>('PUT', path, { body, ...(ifMatch === undefined ? {} : { ifMatch }) })).value;
  }

  async download(path: string): Promise<Buffer> {
    const { statusCode, body } = await this.pool.request({ method: 'GET', path, headers: this.#headers({}) });
    if (statusCode !== 200) throw new ApiRefusal(statusCode, `GET ${path}`, { detail: await body.text() });
    return Buffer.from(await body.arrayBuffer());
  }

  async #ask<T>(method: 'GET' | 'POST' | 'PUT', path: string, sending: Sending): Promise<Answer<T>> {
    for (let attempt = 1; ; attempt++) {
      const reply = await this.#send(method, path, sending).catch((error: unknown) => {
        if (attempt >= attempts) throw error;
        return undefined;
      });
      if (reply && (!isBusy(reply.status) || attempt >= attempts) && !this.#hasRunOut(reply, attempt))
        return answerOf<T>(reply, `${method} ${path}`);
      if (reply?.status === 401 && this.#account) await this.logIn(this.#account.login, this.#account.password);
      else await pause(pauseMs);
    }
  }

  /** A session ends after half an hour of silence; a person then logs in again, once. */
  #hasRunOut({ status }: Reply, attempt: number): boolean {
    return status === 401 && this.#cookie !== undefined && attempt === 1;
  }

  async #send(method: 'GET' | 'POST' | 'PUT', path: string, sending: Sending): Promise<Reply> {
    const { statusCode, headers, body } = await this.pool.request({
      method,
      path,
      headers: this.#headers(sending),
      ...(sending.body === undefined ? {} : { body: JSON.stringify(sending.body) }),
    });
    const cookie = [headers['set-cookie'] ?? []].flat()[0];
    if (cookie) this.#cookie = cookie.split(';')[0];
    const etag = [headers['etag'] ?? []].flat()[0] ?? null;
    return { status: statusCode, text: await body.text(), etag };
  }

  #headers({ body, key, ifMatch }: Sending): Record<string, string> {
    return {
      origin: this.origin,
      accept: 'application/json, application/problem+json',
      'accept-language': 'zh-CN',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
      ...(this.#cookie === undefined ? {} : { cookie: this.#cookie }),
    };
  }
}

interface Reply {
  readonly status: number;
  readonly text: string;
  readonly etag: string | null;
}

const isBusy = (status: number): boolean => status === 429 || status >= 500;

function answerOf<T>({ status, text, etag }: Reply, request: string): Answer<T> {
  if (status >= 400) throw new ApiRefusal(status, request, problemOf(text));
  return { value: (text === '' ? null : JSON.parse(text)) as T, etag };
}

function problemOf(text: string): ProblemDocument {
  try {
    return JSON.parse(text) as ProblemDocument;
  } catch {
    return { detail: text.slice(0, 500) };
  }
}
