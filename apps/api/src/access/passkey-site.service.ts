import { Inject, Injectable } from '@nestjs/common';
import type { ApiConfig } from '@zeren/config';
import { originOfClientData, type PasskeySite } from '@zeren/signing';
import { API_CONFIG } from '../http/api-config';

/** Where passkeys hold: the host of the first public origin; without one `localhost`, whatever its port. */
@Injectable()
export class PasskeySiteService {
  readonly rpId: string;
  private readonly origins: ReadonlySet<string>;

  constructor(@Inject(API_CONFIG) { publicOrigins }: ApiConfig) {
    const [first] = publicOrigins;
    this.rpId = first === undefined ? 'localhost' : new URL(first).hostname;
    this.origins = new Set(publicOrigins);
  }

  /** The page on which a browser says that it was asked, where that is a page of ours. */
  find(clientDataJson: string): PasskeySite | undefined {
    const origin = originOfClientData(clientDataJson);
    return origin !== undefined && this.isOurs(origin) ? { rpId: this.rpId, origin } : undefined;
  }

  private isOurs(origin: string): boolean {
    return this.origins.has(origin) || (this.rpId === 'localhost' && /^http:\/\/localhost(:\d{1,5})?$/.test(origin));
  }
}
