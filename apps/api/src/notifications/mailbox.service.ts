import { Injectable } from '@nestjs/common';
import type { MailboxView, NewMailbox } from '@zeren/api-contracts';
import { Database, type Repositories } from '@zeren/database';
import { businessNow, type Principal } from '../access/principal';
import { personEntry } from '../http/person-entry';

/** Where a person wants to be written to; he alone says so. */
@Injectable()
export class MailboxService {
  constructor(private readonly database: Database) {}

  async get({ organisationId, personId }: Principal): Promise<MailboxView> {
    const found = await this.database.inTenant(organisationId, ({ mailboxes }) =>
      mailboxes.find(organisationId, personId),
    );
    return found ?? { address: null, language: null };
  }

  async open(principal: Principal, mailbox: NewMailbox): Promise<MailboxView> {
    const { organisationId, personId } = principal;
    await this.database.inTenant(organisationId, async (repositories) => {
      await repositories.mailboxes.open(organisationId, personId, mailbox);
      await record(repositories, principal, 'mailbox.opened');
    });
    return mailbox;
  }

  /** Also where there was none: then nothing is to be closed, and the wish is written down. */
  async close(principal: Principal): Promise<void> {
    const { organisationId, personId } = principal;
    await this.database.inTenant(organisationId, async (repositories) => {
      await repositories.mailboxes.close(organisationId, personId);
      await record(repositories, principal, 'mailbox.closed');
    });
  }
}

/** Without the address: the ledger can forget nothing. */
const record = ({ ledger }: Repositories, by: Principal, kind: 'mailbox.opened' | 'mailbox.closed') =>
  ledger.append(by.organisationId, [
    personEntry(by, kind, { subjectKind: 'person', subjectId: by.personId, businessAt: businessNow(by) }),
  ]);
