import { Module } from '@nestjs/common';
import { MailboxController } from './mailbox.controller';
import { MailboxService } from './mailbox.service';
import { NotificationsController } from './notifications.controller';

@Module({ controllers: [MailboxController, NotificationsController], providers: [MailboxService] })
export class NotificationsModule {}
