import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  registerProblemSchema,
  reviewsQuerySchema,
  type RegisteredProblem,
  type RegisterProblem,
  type ReviewsQuery,
  type ReviewsView,
} from '@zeren/api-contracts';
import type { Repositories } from '@zeren/database';
import { Authorize } from '../access/authorize.decorator';
import type { Principal } from '../access/principal';
import { CurrentPrincipal } from '../access/principal.decorator';
import { Idempotent, InTransaction } from '../http/idempotent.decorator';
import { ZodBody } from '../http/zod-body.pipe';
import { ReviewsService } from './reviews.service';

@Controller('api/v1/reviews')
export class ReviewsController {
  constructor(private readonly reviews: ReviewsService) {}

  @Get()
  @Authorize({ operation: 'listReviews', relation: 'participant' })
  list(
    @CurrentPrincipal() principal: Principal,
    @Query(new ZodBody(reviewsQuerySchema)) query: ReviewsQuery,
  ): Promise<ReviewsView> {
    return this.reviews.list(principal, query);
  }

  @Post('problems')
  @HttpCode(201)
  @Authorize({ operation: 'registerProblem', roles: ['office'] })
  @Idempotent('transaction')
  register(
    @CurrentPrincipal() principal: Principal,
    @InTransaction() repositories: Repositories,
    @Body(new ZodBody(registerProblemSchema)) body: RegisterProblem,
  ): Promise<RegisteredProblem> {
    return this.reviews.register(repositories, principal, body);
  }
}
