import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export interface CaughtMail {
  readonly to: readonly string[];
  /** As it came over the wire. */
  readonly source: string;
}

/** A mail server that keeps what it is given, and refuses for good whom it is told to. */
export class MailCatcher {
  readonly mails: CaughtMail[] = [];
  readonly refuses = new Set<string>();
  private server: SMTPServer | undefined;
  port = 0;

  /** Goes on where it listened before. */
  async open(): Promise<void> {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: ({ address }, _, done) =>
        done(this.refuses.has(address) ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : null),
      onData: (stream, session, done) =>
        void text(stream).then((source) => {
          this.mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), source });
          done();
        }),
    });
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server.server, 'listening');
    this.port = (this.server.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server?.close(() => resolve()));
  }
}

/** The text of a mail that was sent in base64. */
export const textOf = ({ source }: CaughtMail): string => {
  const [, body = ''] = source.split('\r\n\r\n');
  return Buffer.from(body, 'base64').toString();
};

export const headerOf = ({ source }: CaughtMail, name: string): string | undefined =>
  new RegExp(`^${name}: (.*)$`, 'im').exec(source)?.[1]?.trim();
