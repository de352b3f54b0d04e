import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

interface Line {
  readonly listening?: string;
  readonly ready?: boolean;
}

const script = join(__dirname, 'serve-issuer.mjs');
const clientSecret = 'a secret of the client, long enough';

/** A certified OpenID provider as other houses run it, on loopback: nothing about it is ours. */
export class RealIssuer {
  readonly clientSecret = clientSecret;

  private constructor(
    readonly url: string,
    private readonly child: ChildProcessWithoutNullStreams,
    private readonly lines: AsyncIterator<string>,
  ) {}

  /** Listens; answers nobody before it knows its client. */
  static async open(): Promise<RealIssuer> {
    const child = spawn(process.execPath, [script]);
    child.stderr.resume();
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const { listening } = await next(lines);
    if (!listening) throw new Error('the issuer does not say where it is');
    return new RealIssuer(listening, child, lines);
  }

  async register(...redirectUris: readonly string[]): Promise<void> {
    this.child.stdin.write(`${JSON.stringify({ redirectUris, clientSecret })}\n`);
    await next(this.lines);
  }

  async close(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.stdin.end();
    await ended;
  }
}

async function next(lines: AsyncIterator<string>): Promise<Line> {
  const { value, done } = (await lines.next()) as IteratorResult<string, undefined>;
  if (done) throw new Error('the issuer ended without an answer');
  return JSON.parse(value) as Line;
}

/** A browser before the pages of an issuer: follows them, keeps its cookies, and stops where it is sent back. */
export class IssuerVisitor {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly issuer: RealIssuer) {}

  /** Logs in and consents. Answers the query that the issuer sends back. */
  async logsIn(address: string, subject: string): Promise<URLSearchParams> {
    const back = await this.walk(address, (page) =>
      this.isLogin(page) ? { prompt: 'login', login: subject, password: 'any' } : { prompt: 'consent' },
    );
    return new URL(back).searchParams;
  }

  /** Thinks better of it. Answers the query that the issuer sends back. */
  async declines(address: string): Promise<URLSearchParams> {
    const page = await this.follow(address);
    return new URL(await this.follow(`${page.at}/abort`).then(({ at }) => at)).searchParams;
  }

  /** @throws Error with the issuer's status where it shows a page of error instead of sending anybody back. */
  private async walk(address: string, fill: (html: string) => Record<string, string>): Promise<string> {
    let page = await this.follow(address);
    while (page.html !== undefined) page = await this.follow(page.at, new URLSearchParams(fill(page.html)));
    return page.at;
  }

  private readonly isLogin = (html: string): boolean => html.includes('name="login"');

  private async follow(address: string, form?: URLSearchParams): Promise<{ at: string; html?: string }> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(address, {
      redirect: 'manual',
      headers: { cookie },
      ...(form ? { method: 'POST', body: form } : {}),
    });
    this.keep(answer.headers.getSetCookie());
    const location = answer.headers.get('location');
    if (location === null) {
      const html = await answer.text();
      if (!answer.ok) throw new Error(`the issuer answers ${answer.status}`);
      return { at: address, html };
    }
    const target = new URL(location, address).href;
    return target.startsWith(this.issuer.url) ? this.follow(target) : { at: target };
  }

  private keep(set: readonly string[]): void {
    for (const line of set) {
      const [pair = ''] = line.split(';', 1);
      const split = pair.indexOf('=');
      const [name, value] = [pair.slice(0, split), pair.slice(split + 1)];
      if (value) this.cookies.set(name, value);
      else this.cookies.delete(name);
    }
  }
}
