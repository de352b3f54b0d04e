import { Controller, Sse } from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import { Authorize } from '../access/authorize.decorator';
import type { Principal } from '../access/principal';
import { CurrentPrincipal, SessionSha256 } from '../access/principal.decorator';
import { ChangesService } from './changes.service';

@Controller('api/v1')
export class EventsController {
  constructor(private readonly changes: ChangesService) {}

  /** Says only that something changed; what it is, the caller asks with his own rights. */
  @Sse('events')
  @Authorize({ operation: 'streamEvents', relation: 'signed-in' })
  stream(
    @CurrentPrincipal() principal: Principal,
    @SessionSha256() sessionSha256: string,
  ): Observable<{ type: string; data: object }> {
    return this.changes.listen(principal, sessionSha256).pipe(map((type) => ({ type, data: {} })));
  }
}
