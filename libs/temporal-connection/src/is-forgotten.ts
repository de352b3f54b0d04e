import { isGrpcServiceError, WorkflowNotFoundError } from '@temporalio/client';

/** Status of gRPC: histories are fetched without the client's own errors. */
const notFound = 5;

/** Does the server say that it has no such process, or none any more? */
export const isForgotten = (error: unknown): boolean =>
  error instanceof WorkflowNotFoundError || (isGrpcServiceError(error) && Number(error.code) === notFound);
