import { openCheckpoint, noteKeyOf, originOf, privateKeyOf } from '@zeren/ledger';
import { LedgerTrees } from '@zeren/database';
import { CheckpointMail, CheckpointSigner, LedgerSequencer } from '@zeren/worker';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { checkpointSeed, GrowingLedger, ledgerName } from '../support/growing-ledger';
import { until } from '../support/until';

describe('a checkpoint by mail', () => {
  let ledger: GrowingLedger;
  let trees: LedgerTrees;
  let server: SMTPServer;
  let port: number;
  const mails: { readonly to: readonly string[]; readonly source: string }[] = [];
  const logged: string[] = [];

  async function openMailbox(on = 0): Promise<void> {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, session, done) =>
        void text(stream).then((source) => {
          mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), source });
          done();
        }),
    });
    server.listen(on, '127.0.0.1');
    await once(server.server, 'listening');
    ({ port } = server.server.address() as AddressInfo);
  }
  const closeMailbox = (): Promise<void> => new Promise((resolve) => server.close(() => resolve()));

  const carrier = (everyMs = 3_600_000): CheckpointMail =>
    new CheckpointMail({
      smtpUrl: `smtp://127.0.0.1:${port}`,
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
    await openMailbox();
  }, 60_000);
  beforeEach(() => {
    mails.length = 0;
    logged.length = 0;
  });
  afterAll(async () => {
    await closeMailbox();
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
    await closeMailbox();
    const mail = carrier();
    const one = sequencer(mail);
    await grow(one);
    expect(await ledger.count('ledger_checkpoint')).toBeGreaterThan(0);
    await until('it is logged', async () => logged.length === 2);
    expect(logged[0]).toMatch(/^checkpoint.not-mailed .*ECONNREFUSED/);
    await openMailbox(port);
    await grow(one);
    await mail.close();
    expect(mails).toHaveLength(2);
  });
});
