import { Routes } from '@zeren/api';
import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Caller } from './callers';
import type { Cell } from './cells';
import type { Commission } from './commission';
import type { Installation } from './installation';
import type { Ids } from './rights/right';

interface Place {
  readonly method: string;
  /** As OpenAPI writes it: `/api/v1/tasks/{taskId}/acts`. */
  readonly path: string;
}

export interface Heard {
  readonly status: number;
  readonly slug: string | undefined;
  /** The answer without what differs from request to request. */
  readonly body: string;
}

/** Asks the cells of one operation as its callers do. */
export class Asker {
  private readonly places: ReadonlyMap<string, Place>;

  constructor(private readonly installation: Installation) {
    const routes = installation.api.get(Routes).list();
    this.places = new Map(
      routes.map(({ method, path, authorization }) => [
        authorization?.operation ?? '',
        { method, path: path.replace(/:(\w+)/g, '{$1}') },
      ]),
    );
  }

  methodOf(operation: string): string | undefined {
    return this.places.get(operation)?.method;
  }

  async ask(commission: Commission, cell: Cell): Promise<Heard> {
    const ids = await this.idsFor(commission, cell);
    const answer = await this.send(commission, { ...cell, ids });
    return heard(answer.statusCode, await bodyOf(answer, cell.operation), Object.values(ids));
  }

  /** The request of a cell as it stands, and the whole answer. */
  async send(commission: Commission, cell: Cell, more: Ids = {}) {
    const { right, caller } = cell;
    return this.sendAs(cell, {
      ...commission.headers(caller),
      ...(right.usesUp === 'session' ? await ownCookie(commission, caller) : {}),
      ...more,
    });
  }

  /** The same from whoever these headers say. */
  sendAs({ operation, right, ids }: Cell, who: Ids) {
    const place = this.places.get(operation);
    if (!place) throw new Error(`the API has no operation ${operation}`);
    const { params = {}, query = {}, body, headers = {} } = right.asks?.(ids) ?? {};
    return this.installation.api.inject({
      method: place.method.toUpperCase() as 'GET',
      url: urlOf(place.path, { ...ids, ...params }, query),
      headers: {
        ...who,
        ...(place.method === 'post' ? { 'idempotency-key': randomUUID() } : {}),
        ...headers,
      },
      ...(body ? { payload: body } : {}),
      payloadAsStream: operation === 'streamEvents',
    });
  }

  private async idsFor(commission: Commission, { right, expected, ids }: Cell): Promise<Ids> {
    if (right.usesUp !== 'task' || expected !== 200 || !ids['taskId']) return ids;
    return { ...ids, taskId: await commission.taskLike(ids['taskId']) };
  }
}

/** A stream that was opened has no end: that it was is the answer. */
async function bodyOf(
  answer: { readonly statusCode: number; readonly body: string; stream(): Readable },
  operation: string,
): Promise<string> {
  if (operation !== 'streamEvents') return answer.body;
  const stream = answer.stream();
  if (answer.statusCode !== 200) return text(stream);
  stream.destroy();
  return '';
}

async function ownCookie(commission: Commission, caller: Caller): Promise<{ cookie?: string }> {
  const cookie = await commission.sessionOf(caller);
  return cookie ? { cookie } : {};
}

function urlOf(path: string, ids: Ids, query: Ids): string {
  const filled = path.replace(/\{(\w+)\}|\*/g, (name, id: string | undefined) => {
    const value = ids[id ?? name];
    if (value === undefined) throw new Error(`${path}: nothing to put in place of ${name}`);
    return encodeURIComponent(value);
  });
  const asked = new URLSearchParams(query).toString();
  return asked ? `${filled}?${asked}` : filled;
}

function heard(status: number, body: string, ids: readonly string[]): Heard {
  const slug = /"type":"\/problems\/([\w-]+)"/.exec(body)?.[1];
  const plain = ids
    .reduce((answer, id) => answer.replaceAll(id, '…'), body)
    .replace(/"instance":"[^"]*"/, '"instance":"…"');
  return { status, slug, body: plain };
}
