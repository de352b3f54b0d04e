import { applyDecorators, SetMetadata, UseInterceptors } from '@nestjs/common';
import { AuditorReadInterceptor } from './auditor-read.interceptor';
import { AUTHORIZATION, type Authorization } from './authorization';

/**
 * Exactly one per operation; the start fails when a route has none. Where a guard lets an auditor in, his reading is
 * recorded; acts and public routes are spared that.
 */
export const Authorize = (authorization: Authorization) =>
  applyDecorators(
    SetMetadata(AUTHORIZATION, authorization),
    ...(isRecordedFor(authorization) ? [UseInterceptors(AuditorReadInterceptor)] : []),
  );

const isRecordedFor = (authorization: Authorization): boolean =>
  'roles' in authorization || authorization.relation === 'signed-in' || authorization.relation === 'participant';
