import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { tap, type Observable } from 'rxjs';
import { etagOf } from './if-match.decorator';

/** An answer that has a revision carries it as its `ETag`: what the next `If-Match` repeats. */
@Injectable()
export class RevisionTag implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<{ readonly revision: number }>): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<{ header(name: string, value: string): unknown }>();
    return next.handle().pipe(tap(({ revision }) => reply.header('etag', etagOf(revision))));
  }
}
