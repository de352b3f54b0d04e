import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { answerCommentSchema, type AnswerComment, type PlanCommentList } from '@zeren/api-contracts';
import type { Repositories } from '@zeren/database';
import { Authorize } from '../access/authorize.decorator';
import type { Principal } from '../access/principal';
import { CurrentPrincipal } from '../access/principal.decorator';
import { IdParam } from '../http/id.pipe';
import { Idempotent, InTransaction } from '../http/idempotent.decorator';
import { ZodBody } from '../http/zod-body.pipe';
import { ConsultationService } from './consultation.service';

@Controller('api/v1/plans/:planId/comments')
export class ConsultationController {
  constructor(private readonly consultation: ConsultationService) {}

  @Get()
  @Authorize({ operation: 'listPlanComments', relation: 'participant' })
  list(@CurrentPrincipal() principal: Principal, @Param('planId', IdParam) planId: string): Promise<PlanCommentList> {
    return this.consultation.list(principal, planId);
  }

  @Post('answers')
  @HttpCode(201)
  @Authorize({ operation: 'answerPlanComment', roles: ['office'] })
  @Idempotent('transaction')
  answer(
    @CurrentPrincipal() principal: Principal,
    @InTransaction() repositories: Repositories,
    @Param('planId', IdParam) planId: string,
    @Body(new ZodBody(answerCommentSchema)) body: AnswerComment,
  ): Promise<PlanCommentList> {
    return this.consultation.answer(repositories, principal, planId, body);
  }
}
