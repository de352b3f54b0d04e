import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  checkpointCheckQuerySchema,
  consistencyQuerySchema,
  type CheckpointAnswer,
  type CheckpointCheckAnswer,
  type CheckpointCheckQuery,
  type ConsistencyProofAnswer,
  type ConsistencyQuery,
  type InclusionProofAnswer,
} from '@zeren/api-contracts';
import { Authorize } from '../access/authorize.decorator';
import type { Principal } from '../access/principal';
import { CurrentPrincipal } from '../access/principal.decorator';
import { IdParam } from '../http/id.pipe';
import { ZodBody } from '../http/zod-body.pipe';
import { CheckpointCheckService } from './checkpoint-check.service';
import { ProofsService } from './proofs.service';

/** What the ledger was, signed, and the proofs that it still is that and more. */
@Controller('api/v1/ledger')
export class CheckpointsController {
  constructor(
    private readonly proofs: ProofsService,
    private readonly checks: CheckpointCheckService,
  ) {}

  @Get('checkpoint')
  @Authorize({ operation: 'getCheckpoint', roles: ['office', 'auditor'] })
  latest(@CurrentPrincipal() principal: Principal): Promise<CheckpointAnswer> {
    return this.proofs.checkpoint(principal);
  }

  @Get('entries/:entryId/inclusion-proof')
  @Authorize({ operation: 'getInclusionProof', roles: ['office', 'auditor'] })
  inclusion(
    @CurrentPrincipal() principal: Principal,
    @Param('entryId', IdParam) entryId: string,
  ): Promise<InclusionProofAnswer> {
    return this.proofs.inclusion(principal, entryId);
  }

  @Get('consistency-proof')
  @Authorize({ operation: 'getConsistencyProof', roles: ['office', 'auditor'] })
  consistency(
    @CurrentPrincipal() principal: Principal,
    @Query(new ZodBody(consistencyQuerySchema)) query: ConsistencyQuery,
  ): Promise<ConsistencyProofAnswer> {
    return this.proofs.consistency(principal, query);
  }

  /** A question, not a change: hence no POST. */
  @Get('checkpoint-check')
  @Authorize({ operation: 'checkCheckpoint', roles: ['office', 'auditor'] })
  check(
    @CurrentPrincipal() principal: Principal,
    @Query(new ZodBody(checkpointCheckQuerySchema)) { note }: CheckpointCheckQuery,
  ): Promise<CheckpointCheckAnswer> {
    return this.checks.check(principal, note);
  }
}
