import { openCheckpoint, noteKeyOf, originOf, privateKeyOf } from '@zeren/ledger';
import { LedgerTrees } from '@zeren/database';
import { CheckpointMail, CheckpointSigner, LedgerSequencer } from '@zeren/worker';
import { checkpointSeed, GrowingLedger, ledgerName } from '../support/growing-ledger';
import { MailCatcher } from '../support/mail-catcher';
import { until } from '../support/until';

describe('a checkpoint by mail', () => {
  let ledger: GrowingLedger;
  let trees: LedgerTrees;
  const catcher = new MailCatcher();
  const { mails } = catcher;
  const logged: string[] = [];

  const carrier = (everyMs = 3_600_000): CheckpointMail =>
    new CheckpointMail({
      smtpUrl: catcher.url,
      from: 'zeren@house.example',
      to: ['auditor@elsewhere.example', 'archive@elsewhere.example'],
      everyMs,
      log: (event, facts) => logged.push(`${event} ${JSON.stringify(facts)}`),
    });

  const sequencer = (mail: CheckpointMail): LedgerSequencer =>
    new LedgerSequencer(trees, new CheckpointSigner(ledgerName, checkpointSeed), {
      checkpointMs: 0,
      published: async (note) => mail.offer(note),
      log: (event) => logged.push(event),
    });

  async function grow(one: LedgerSequencer): Promise<void> {
    for (const organisationId of ledger.organisations.slice(0, 2)) await ledger.write(organisationId, 3);
    await one.placeWaiting();
    await one.signDue();
  }

  beforeAll(async () => {
    ledger = await GrowingLedger.open();
    trees = LedgerTrees.open(ledger.database.sequencerUrl);
    await catcher.open();
  }, 60_000);
  beforeEach(() => {
    mails.length = 0;
    logged.length = 0;
  });
  afterAll(async () => {
    await catcher.close();
    await trees?.close();
    await ledger?.close();
  });

  it('brings each ledger to every mailbox, as it was signed, and not again before its time', async () => {
    const mail = carrier();
    const one = sequencer(mail);
    await grow(one);
    await grow(one);
    await mail.close();
    expect(logged).toEqual([]);
    expect(mails.map(({ to }) => to)).toEqual(
      Array(2).fill(['auditor@elsewhere.example', 'archive@elsewhere.example']),
    );
    const keys = ledger.organisations.map((id) => noteKeyOf(originOf(ledgerName, id), privateKeyOf(checkpointSeed)));
    for (const { source } of mails) {
      const [, attached = ''] = /filename=checkpoint-3\.txt\r\n\r\n([\w+/=\r\n]+)/.exec(source) ?? [];
      expect(openCheckpoint(Buffer.from(attached, 'base64').toString(), keys).size).toBe(3);
    }
  });

  it('holds up no signature while the mail server is away, and is made up for with the next checkpoint', async () => {
    await catcher.close();
    const mail = carrier();
    const one = sequencer(mail);
    await grow(one);
    expect(await ledger.count('ledger_checkpoint')).toBeGreaterThan(0);
    await until('it is logged', async () => logged.length === 2);
    expect(logged[0]).toMatch(/^checkpoint.not-mailed .*ECONNREFUSED/);
    await catcher.open();
    await grow(one);
    await mail.close();
    expect(mails).toHaveLength(2);
  });
});
