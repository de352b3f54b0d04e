import { Controller, Get } from '@nestjs/common';
import type { NotificationList } from '@zeren/api-contracts';
import { Database } from '@zeren/database';
import { Authorize } from '../access/authorize.decorator';
import type { Principal } from '../access/principal';
import { CurrentPrincipal } from '../access/principal.decorator';

const shown = 100;

@Controller('api/v1/notifications')
export class NotificationsController {
  constructor(private readonly database: Database) {}

  @Get()
  @Authorize({ operation: 'listNotifications', relation: 'signed-in' })
  async list(@CurrentPrincipal() { organisationId, personId }: Principal): Promise<NotificationList> {
    const items = await this.database.inTenant(organisationId, ({ notifications }) =>
      notifications.listOf(organisationId, personId, shown),
    );
    return { items: [...items] };
  }
}
