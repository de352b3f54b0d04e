import { Controller, Get, Res } from '@nestjs/common';
import { Authorize } from '../access/authorize.decorator';
import { ReadinessService, type Readiness } from './readiness.service';

interface Reply {
  status(code: number): unknown;
  header(name: string, value: string): unknown;
}

@Controller()
export class HealthController {
  constructor(private readonly readiness: ReadinessService) {}

  /** This process answers. */
  @Get('livez')
  @Authorize({ operation: 'getLiveness', relation: 'public' })
  live(): { readonly status: 'ok' } {
    return { status: 'ok' };
  }

  /** 200 only when database, migrations, Temporal and a poller are there. */
  @Get('readyz')
  @Authorize({ operation: 'getReadiness', relation: 'public' })
  async ready(@Res({ passthrough: true }) reply: Reply): Promise<Readiness['checks']> {
    const { isReady, checks } = await this.readiness.check();
    if (!isReady) {
      reply.header('retry-after', '2');
      reply.status(503);
    }
    return checks;
  }
}
