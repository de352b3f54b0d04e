import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { ApiRequest } from '../access/request';
import { Problem } from './problem';

/** Revision the caller has read, from `If-Match: "3"`; an edit without one is refused. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const header = context.switchToHttp().getRequest<ApiRequest>().headers['if-match'];
  if (header === undefined) throw new Problem('precondition-required');
  const revision = /^"(\d{1,9})"$/.exec(header)?.[1];
  if (revision === undefined) throw new Problem('precondition-failed');
  return Number(revision);
});

/** The same revision as an answer's `ETag`. */
export const etagOf = (revision: number): string => `"${revision}"`;
