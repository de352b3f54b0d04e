import { Injectable } from '@nestjs/common';
import type { Act } from '@zeren/api-contracts';
import type { ActRequest } from './acts.service';
import { DutiesService } from './duties.service';
import { MarksService } from './marks.service';
import { PlanGateService } from './plan-gate.service';

/** What has to hold before an act is taken to its statement. */
@Injectable()
export class ActChecksService {
  constructor(
    private readonly duties: DutiesService,
    private readonly marks: MarksService,
    private readonly planGate: PlanGateService,
  ) {}

  /** @throws Problem of the first check that fails. */
  async assert(request: ActRequest, act: Act): Promise<void> {
    await this.duties.assertSeparate(request.sessionSha256, request.taskId, act);
    await this.planGate.assertAnswered(request, act);
    if (act.kind === 'cast') await this.marks.assertBallot(request, act.marks);
    if (act.kind === 'mark') await this.marks.assertMarks(request, act.marks);
  }
}
