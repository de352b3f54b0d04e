import { Injectable, type PipeTransform } from '@nestjs/common';
import { Problem } from './problem';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** `@Param('id', IdParam)`: what is no id names nothing that exists. */
@Injectable()
export class IdParam implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!uuid.test(value)) throw new Problem('not-found');
    return value.toLowerCase();
  }
}
