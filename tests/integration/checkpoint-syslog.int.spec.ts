import { LedgerTrees } from '@zeren/database';
import { noteKeyOf, openCheckpoint, originOf, privateKeyOf } from '@zeren/ledger';
import { CheckpointSigner, CheckpointSyslog, LedgerSequencer } from '@zeren/worker';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { checkpointSeed, GrowingLedger, ledgerName } from '../support/growing-ledger';
import { until } from '../support/until';

/** RFC 5424 §6: priority, version, timestamp, host, application, process, kind, no structured data, text. */
const line =
  /^<109>1 \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z (?<host>[!-~]{1,255}) zeren - checkpoint - (?<text>[ -~]+)$/;

describe('a checkpoint to a log server', () => {
  let ledger: GrowingLedger;
  let trees: LedgerTrees;
  const received: string[] = [];
  const logged: string[] = [];

  /** Takes frames as RFC 6587 §3.4.1 has them: a length, a space, so many bytes. */
  async function listen(port = 0): Promise<Server> {
    const server = createServer((socket) => {
      void buffer(socket).then((bytes) => {
        for (let from = 0; from < bytes.length;) {
          const start = bytes.indexOf(' ', from) + 1;
          const end = start + Number(bytes.toString('ascii', from, start - 1));
          received.push(bytes.toString('utf8', start, end));
          from = end;
        }
      });
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return server;
  }
  const portOf = (server: Server): number => (server.address() as AddressInfo).port;
  const closed = (server: Server): Promise<unknown> => Promise.all([once(server, 'close'), server.close()]);

  const carrier = (url: string): CheckpointSyslog =>
    new CheckpointSyslog({ url, retryMs: 20, log: (event, facts) => logged.push(`${event} ${JSON.stringify(facts)}`) });

  async function grow(syslog: CheckpointSyslog): Promise<void> {
    for (const organisationId of ledger.organisations.slice(0, 2)) await ledger.write(organisationId, 3);
    const sequencer = new LedgerSequencer(trees, new CheckpointSigner(ledgerName, checkpointSeed), {
      checkpointMs: 0,
      published: async (note) => syslog.offer(note),
      log: (event) => logged.push(event),
    });
    await sequencer.placeWaiting();
    await sequencer.signDue();
  }

  /** Sizes of what was received, each signed by its ledger. */
  function sizes(): readonly number[] {
    const keys = ledger.organisations.map((id) => noteKeyOf(originOf(ledgerName, id), privateKeyOf(checkpointSeed)));
    return received.map((message) => {
      const { host, text = '{}' } = line.exec(message)?.groups ?? {};
      expect(host).toBe(ledgerName);
      return openCheckpoint((JSON.parse(text) as { checkpoint: string }).checkpoint, keys).size;
    });
  }

  beforeAll(async () => {
    ledger = await GrowingLedger.open();
    trees = LedgerTrees.open(ledger.database.sequencerUrl);
  }, 60_000);
  beforeEach(() => {
    received.length = 0;
    logged.length = 0;
  });
  afterAll(async () => {
    await trees?.close();
    await ledger?.close();
  });

  it('arrives over TCP as it was signed', async () => {
    const server = await listen();
    const syslog = carrier(`tcp://127.0.0.1:${portOf(server)}`);
    await grow(syslog);
    await until('both ledgers have arrived', async () => received.length === 2);
    await syslog.close();
    await closed(server);
    expect(sizes()).toEqual([3, 3]);
    expect(logged).toEqual([]);
  });

  it('arrives once where the server never hangs up', async () => {
    const open: Socket[] = [];
    const server = createServer({ allowHalfOpen: true }, (socket) => {
      open.push(socket);
      socket.on('data', (bytes) => received.push(bytes.toString().replace(/^\d+ /, '')));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const syslog = carrier(`tcp://127.0.0.1:${portOf(server)}`);
    await grow(syslog);
    await syslog.close();
    for (const socket of open) socket.destroy();
    await closed(server);
    expect(sizes()).toEqual([6, 6]);
    expect(logged).toEqual([]);
  });

  it('arrives over UDP as it was signed', async () => {
    const socket = createSocket('udp4');
    socket.on('message', (message) => received.push(message.toString()));
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    const syslog = carrier(`udp://127.0.0.1:${socket.address().port}`);
    await grow(syslog);
    await until('both ledgers have arrived', async () => received.length === 2);
    await syslog.close();
    socket.close();
    expect(sizes()).toEqual([9, 9]);
    expect(logged).toEqual([]);
  });

  it('holds up no signature while the server is away, and is offered again until it is back', async () => {
    const before = await listen();
    const port = portOf(before);
    await closed(before);
    const syslog = carrier(`tcp://127.0.0.1:${port}`);
    await grow(syslog);
    await grow(syslog);
    const signed = await ledger.count('ledger_checkpoint where size = 15');
    expect(signed).toBe(2);
    await until('it is logged', async () => logged.length > 0);
    expect(logged[0]).toMatch(/^checkpoint.not-logged .*ECONNREFUSED/);
    const server = await listen(port);
    await until('the newest of both ledgers have arrived', async () => received.length === 2);
    await syslog.close();
    await closed(server);
    expect(sizes()).toEqual([15, 15]);
  });

  it('is given up, and said so, when the worker ends before the server is back', async () => {
    const before = await listen();
    const port = portOf(before);
    await closed(before);
    const syslog = carrier(`tcp://127.0.0.1:${port}`);
    await grow(syslog);
    await syslog.close();
    expect(logged.at(-1)).toMatch('checkpoint.not-logged');
    expect(received).toEqual([]);
  });
});
