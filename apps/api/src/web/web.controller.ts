import { Controller, Get, Req, Res } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import type { ApiRequest } from '../access/request';
import { Authorize } from '../access/authorize.decorator';
import { Problem } from '../http/problem';
import { pagePolicy } from '../http/security-headers';
import { WebFiles } from './web-files';

interface Reply {
  header(name: string, value: string): Reply;
  status(code: number): Reply;
  send(body: string): unknown;
  sendFile(name: string, options?: object): unknown;
}

/** Everything that is neither API nor health: a built file, or the page, which knows its own routes. */
@Controller()
export class WebController {
  constructor(private readonly files: WebFiles) {}

  @Get(['/', '*'])
  @Authorize({ operation: 'getPage', relation: 'public' })
  get(@Req() request: ApiRequest, @Res() reply: Reply): unknown {
    const path = pathOf(request.url);
    if (path === 'api' || path.startsWith('api/') || path.startsWith('.')) throw new Problem('not-found');
    if (this.files.has(path)) return this.sendFile(path, reply);
    if (/\.\w{1,8}$/.test(path)) throw new Problem('not-found');
    const nonce = randomBytes(16).toString('base64');
    return reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-security-policy', pagePolicy(nonce))
      .status(this.files.isBuilt ? 200 : 503)
      .send(this.files.pageWith(nonce));
  }

  /** Names of assets hold a hash of their content, so they never change. */
  private sendFile(path: string, reply: Reply): unknown {
    const isHashed = path.startsWith('assets/');
    return reply.sendFile(path, isHashed ? { maxAge: 31_536_000_000, immutable: true } : { maxAge: 300_000 });
  }
}

function pathOf(url: string): string {
  try {
    return decodeURIComponent(url.split('?', 1)[0] ?? '').replace(/^\/+/, '');
  } catch {
    throw new Problem('not-found');
  }
}
