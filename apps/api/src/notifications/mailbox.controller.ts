import { Body, Controller, Delete, Get, HttpCode, Put } from '@nestjs/common';
import { newMailboxSchema, type MailboxView, type NewMailbox } from '@zeren/api-contracts';
import { Authorize } from '../access/authorize.decorator';
import type { Principal } from '../access/principal';
import { CurrentPrincipal } from '../access/principal.decorator';
import { ZodBody } from '../http/zod-body.pipe';
import { MailboxService } from './mailbox.service';

@Controller('api/v1/session/mailbox')
export class MailboxController {
  constructor(private readonly mailboxes: MailboxService) {}

  @Get()
  @Authorize({ operation: 'getMailbox', relation: 'signed-in' })
  get(@CurrentPrincipal() principal: Principal): Promise<MailboxView> {
    return this.mailboxes.get(principal);
  }

  @Put()
  @Authorize({ operation: 'openMailbox', relation: 'signed-in' })
  open(
    @CurrentPrincipal() principal: Principal,
    @Body(new ZodBody(newMailboxSchema)) body: NewMailbox,
  ): Promise<MailboxView> {
    return this.mailboxes.open(principal, body);
  }

  @Delete()
  @HttpCode(204)
  @Authorize({ operation: 'closeMailbox', relation: 'signed-in' })
  close(@CurrentPrincipal() principal: Principal): Promise<void> {
    return this.mailboxes.close(principal);
  }
}
