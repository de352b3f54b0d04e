import type { ProblemSlug } from '@zeren/api-contracts';

export interface FieldProblem {
  /** JSON pointer into the body that was sent. */
  readonly pointer: string;
  readonly message: string;
}

interface ProblemBody {
  readonly type?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly instance?: string;
  readonly errors?: readonly FieldProblem[];
}

export type ProblemName = ProblemSlug | 'unreachable' | 'passkey-unanswered';

interface ProblemFacts {
  readonly slug: ProblemName;
  readonly status: number;
  readonly title: string;
  readonly detail?: string | undefined;
  readonly requestId?: string | undefined;
  readonly fields?: readonly FieldProblem[];
}

/** What the server said, not what the browser guesses. */
export class ApiProblem extends Error {
  readonly slug: ProblemName;
  readonly status: number;
  readonly detail: string | undefined;
  readonly requestId: string | undefined;
  readonly fields: readonly FieldProblem[];

  constructor({ slug, status, title, detail, requestId, fields = [] }: ProblemFacts) {
    super(title);
    this.slug = slug;
    this.status = status;
    this.detail = detail;
    this.requestId = requestId;
    this.fields = fields;
  }
}

/** The language of texts is the language of the page; the server answers problems in it. */
const headers = (): Record<string, string> => ({
  accept: 'application/json',
  'accept-language': document.documentElement.lang,
});

function problemOf(response: Response, { type, title, detail, instance, errors = [] }: ProblemBody): ApiProblem {
  const slug = type?.split('/').at(-1) ?? (response.status === 404 ? 'not-found' : 'internal');
  return new ApiProblem({
    slug: slug as ProblemSlug,
    status: response.status,
    title: title ?? response.statusText,
    detail,
    requestId: response.headers.get('x-request-id') ?? instance,
    fields: errors,
  });
}

async function send<Answer>(path: string, init: RequestInit): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(`/api/v1${path}`, { credentials: 'same-origin', ...init });
  } catch {
    throw new ApiProblem({ slug: 'unreachable', status: 0, title: 'unreachable' });
  }
  const text = await response.text();
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
  const body: unknown = text && isJson ? JSON.parse(text) : {};
  if (response.ok) return body as Answer;
  throw problemOf(response, body as ProblemBody);
}

const withBody = (method: 'POST' | 'PUT', body: unknown, more: Record<string, string>): RequestInit => ({
  method,
  headers: { ...headers(), 'content-type': 'application/json', ...more },
  body: JSON.stringify(body),
});

export const get = <Answer>(path: string): Promise<Answer> => send<Answer>(path, { headers: headers() });

/** `key` is made when the form opens, so that a second click repeats instead of doubling. */
export const post = <Answer>(path: string, body: unknown, key: string): Promise<Answer> =>
  send<Answer>(path, withBody('POST', body, { 'idempotency-key': key }));

/** `revision`: what was read; the server refuses to write over anything newer. */
export const put = <Answer>(path: string, body: unknown, revision?: number): Promise<Answer> =>
  send<Answer>(path, withBody('PUT', body, revision === undefined ? {} : { 'if-match': `"${revision}"` }));

export const remove = (path: string): Promise<unknown> => send(path, { method: 'DELETE', headers: headers() });

export const newKey = (): string => crypto.randomUUID();
