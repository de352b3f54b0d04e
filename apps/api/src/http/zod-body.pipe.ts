import { Injectable, type PipeTransform } from '@nestjs/common';
import type { ZodType } from 'zod';
import { Problem } from './problem';

const pointer = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** `@Body(new ZodBody(schema))`, `@Query(new ZodBody(schema))`: the parsed value, or a problem that names every wrong field. */
@Injectable()
export class ZodBody<T> implements PipeTransform<unknown, T> {
  constructor(private readonly schema: ZodType<T>) {}

  transform(body: unknown): T {
    const parsed = this.schema.safeParse(body);
    if (parsed.success) return parsed.data;
    throw new Problem(
      'invalid-body',
      parsed.error.issues.slice(0, 50).map(({ path, code, message }) => ({ pointer: pointer(path), code, message })),
    );
  }
}
