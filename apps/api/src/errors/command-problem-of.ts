import {
  isGrpcServiceError,
  WorkflowNotFoundError,
  QueryNotRegisteredError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { ProblemSlug } from '@zeren/api-contracts';
import type { DomainCode } from '@zeren/domain';
import { Problem } from '../http/problem';
import { problemOf } from './problem-of';

/** What a process answered with `rejected`, or failed with; anything that is no rule of ours ended it. */
export function rejectionProblem(code: string): Problem {
  const domainCode = code.replace(/^domain\./, '');
  const slug: ProblemSlug | undefined = Object.hasOwn(problemOf, domainCode)
    ? problemOf[domainCode as DomainCode]
    : undefined;
  return new Problem(slug ?? 'process-closing', [{ pointer: '', code: domainCode, message: domainCode }]);
}

const grpc = {
  cancelled: 1,
  deadlineExceeded: 4,
  notFound: 5,
  resourceExhausted: 8,
  failedPrecondition: 9,
  unavailable: 14,
} as const;

/** Engine error → problem (the table of what a caller can do about it); what it does not know stays as it is. */
export function commandProblemOf(error: unknown): unknown {
  if (error instanceof Problem) return error;
  if (error instanceof WorkflowUpdateFailedError)
    return error.cause instanceof ApplicationFailure
      ? rejectionProblem(error.cause.type ?? '')
      : new Problem('process-closing');
  if (error instanceof WorkflowNotFoundError) return new Problem('not-found');
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError)
    return new Problem('outcome-unknown', [], { retryAfter: 5 });
  const code = grpcCodeOf(error);
  if (code === grpc.deadlineExceeded || code === grpc.cancelled)
    return new Problem('outcome-unknown', [], { retryAfter: 5 });
  if (code === grpc.unavailable || code === grpc.resourceExhausted)
    return new Problem('unavailable', [], { retryAfter: 5 });
  return error;
}

/** Why a question to a process stayed without an answer. */
export function silenceOf(error: unknown): 'unavailable' | 'no-answer' | 'not-started' | undefined {
  if (error instanceof WorkflowNotFoundError) return 'not-started';
  if (error instanceof QueryNotRegisteredError) return 'no-answer';
  const code = grpcCodeOf(error);
  if (code === grpc.notFound) return 'not-started';
  if (code === grpc.unavailable || code === grpc.resourceExhausted) return 'unavailable';
  return code === grpc.deadlineExceeded || code === grpc.cancelled || code === grpc.failedPrecondition
    ? 'no-answer'
    : undefined;
}

/** The code stands on the error itself or on what it wraps. */
export function grpcCodeOf(error: unknown): number | undefined {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1)
    if (isGrpcServiceError(at)) return at.code;
  return undefined;
}
