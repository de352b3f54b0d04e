import { Controller, Get, Inject } from '@nestjs/common';
import type { ModeView } from '@zeren/api-contracts';
import type { ApiConfig } from '@zeren/config';
import { Authorize } from '../access/authorize.decorator';
import { API_CONFIG } from '../http/api-config';

@Controller('api/v1/mode')
export class ModeController {
  constructor(@Inject(API_CONFIG) private readonly config: ApiConfig) {}

  /** The login page asks it before anybody is signed in, the dialog of a signature before anything is typed. */
  @Get()
  @Authorize({ operation: 'getMode', relation: 'public' })
  get(): ModeView {
    const { mode, signatureAssurance, identityProviders } = this.config;
    return { mode, signatureAssurance, identityProviders: identityProviders.map(({ key, name }) => ({ key, name })) };
  }
}
