export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly text: string;
  readonly headers: Headers;
}

export interface Sending {
  readonly body?: unknown;
  /** Sent as it is, whatever it is. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly key?: string;
  readonly ifMatch?: string;
}

const password = 'zeren-demo-2026';

/** Somebody of the demo commission with a session of his own, before the public HTTP API. */
export class Person {
  private cookie = '';

  private constructor(
    private readonly url: string,
    readonly login: string,
  ) {}

  static async signIn(url: string, login: string): Promise<Person> {
    const person = new Person(url, login);
    const answer = await person.send('POST', '/session', { body: { login, password } });
    if (answer.status >= 300) throw new Error(`${login} cannot sign in: ${answer.status} ${answer.text}`);
    person.cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    return person;
  }

  /** @throws TypeError of fetch when no answer arrives */
  async send(method: string, path: string, sending: Sending = {}): Promise<Answer> {
    const { body, bytes, key = crypto.randomUUID(), ifMatch } = sending;
    const content = bytes ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        origin: this.url,
        'accept-language': 'zh-CN',
        ...(method === 'GET' ? {} : { 'idempotency-key': key }),
        ...(content === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...(ifMatch ? { 'if-match': ifMatch } : {}),
      },
      ...(content === undefined ? {} : { body: content }),
      signal: AbortSignal.timeout(20_000),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : parsed(text), text, headers: response.headers };
  }

  /** Reads, and is content with nothing but an answer. */
  async get<T>(path: string): Promise<T> {
    return this.required<T>('GET', path, {});
  }

  async required<T>(method: string, path: string, sending: Sending): Promise<T> {
    const answer = await this.send(method, path, sending);
    if (answer.status >= 300) throw new Error(`${this.login} ${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.body as T;
  }

  act(taskId: string, body: object, key?: string): Promise<Answer> {
    return this.send('POST', `/tasks/${taskId}/acts`, { body, ...(key ? { key } : {}) });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
