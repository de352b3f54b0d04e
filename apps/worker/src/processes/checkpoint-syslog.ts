import { createSocket } from 'node:dgram';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { syslogFrame, syslogMessage } from './syslog-message';

export interface CheckpointSyslogOptions {
  /** `tcp://host:port` or `udp://host:port`. */
  readonly url: string;
  readonly retryMs?: number;
  log(event: string, facts: Readonly<Record<string, unknown>>): void;
}

const sendMs = 10_000;
/** So long a receiver may take to hang up after it has everything. */
const lingerMs = 1_000;

/**
 * Carries checkpoints to a log server that keeps them where nobody who owns our database can change them. Signing waits
 * for none; of each ledger the newest one is offered again until the server takes it.
 */
export class CheckpointSyslog {
  private readonly waiting = new Map<string, string>();
  private readonly stop = new AbortController();
  private delivering: Promise<void> | undefined;

  constructor(private readonly options: CheckpointSyslogOptions) {}

  /** @param note a signed checkpoint: its first line names the ledger. */
  offer(note: string): void {
    this.waiting.set(ledgerOf(note), note);
    this.delivering ??= this.deliver().finally(() => (this.delivering = undefined));
  }

  /** What was offered before has been sent, or was logged. */
  async close(): Promise<void> {
    this.stop.abort();
    await this.delivering;
  }

  private async deliver(): Promise<void> {
    for (let note = this.next(); note !== undefined; note = this.next())
      try {
        await send(new URL(this.options.url), syslogMessage(note, new Date()));
        if (this.waiting.get(ledgerOf(note)) === note) this.waiting.delete(ledgerOf(note));
      } catch (error) {
        this.options.log('checkpoint.not-logged', { ledger: ledgerOf(note), error: String(error) });
        if (this.stop.signal.aborted) return;
        const retryMs = this.options.retryMs ?? 30_000;
        await pause(retryMs, undefined, { signal: this.stop.signal }).catch(() => undefined);
      }
  }

  private next(): string | undefined {
    return this.waiting.values().next().value;
  }
}

const ledgerOf = (note: string): string => note.split('\n')[0] ?? '';

const send = (url: URL, message: string): Promise<void> =>
  url.protocol === 'udp:' ? sendDatagram(url, message) : sendStream(url, syslogFrame(message));

/** Done when the receiver hangs up after the end, which it does when it has read it; or is slow to. */
function sendStream({ hostname, port }: URL, frame: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostOf(hostname), port: Number(port) });
    let isSent = false;
    const late = new Error(`the log server does not answer within ${sendMs} ms`);
    socket.setTimeout(sendMs);
    socket.on('timeout', () => socket.destroy(isSent ? undefined : late));
    socket.once('error', reject);
    socket.once('close', () => resolve());
    socket.resume();
    socket.end(frame, () => {
      isSent = true;
      socket.setTimeout(lingerMs);
    });
  });
}

function sendDatagram({ hostname, port }: URL, message: string): Promise<void> {
  const host = hostOf(hostname);
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
  return new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.send(message, Number(port), host, (error) => (error ? reject(error) : resolve()));
  }).finally(() => socket.close());
}

const hostOf = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');
