import { openMailServer } from './mail-server';

export interface CheckpointMailOptions {
  /** `smtp://` or `smtps://`, with user and password where the server wants them. */
  readonly smtpUrl: string;
  readonly from: string;
  readonly to: readonly string[];
  /** A ledger is mailed no more often than this. */
  readonly everyMs: number;
  log(event: string, facts: Readonly<Record<string, unknown>>): void;
}

/**
 * Carries checkpoints into mailboxes outside of the house, where nobody who owns our database can change them. Signing
 * waits for no mail; one that could not be sent is made up for with the next checkpoint. After a restart the first
 * checkpoint of a ledger is mailed again: one too many is no harm.
 */
export class CheckpointMail {
  private readonly mailedAt = new Map<string, number>();
  private readonly transport;
  private sending: Promise<void> = Promise.resolve();

  constructor(private readonly options: CheckpointMailOptions) {
    this.transport = openMailServer(options.smtpUrl);
  }

  /** @param note a signed checkpoint: its first line names the ledger, its second the size. */
  offer(note: string): void {
    const [ledger = '', size = ''] = note.split('\n');
    if (Date.now() - (this.mailedAt.get(ledger) ?? 0) < this.options.everyMs) return;
    this.mailedAt.set(ledger, Date.now());
    this.sending = this.sending
      .then(() => this.send(ledger, size, note))
      .catch((error: unknown) => {
        this.mailedAt.delete(ledger);
        this.options.log('checkpoint.not-mailed', { ledger, size, error: String(error) });
      });
  }

  /** What was offered before has been sent, or was logged. */
  async close(): Promise<void> {
    await this.sending;
    this.transport.close();
  }

  private async send(ledger: string, size: string, note: string): Promise<void> {
    await this.transport.sendMail({
      from: this.options.from,
      to: [...this.options.to],
      subject: `台账检查点 Ledger checkpoint: ${ledger}, ${size}`,
      text: explanation(size),
      attachments: [{ filename: `checkpoint-${size}.txt`, content: note, contentType: 'text/plain; charset=utf-8' }],
    });
  }
}

const explanation = (
  size: string,
): string => `附件是台账在 ${size} 条记录时的签名检查点，请原样留存。今后可用它核对：那时的台账是否仍是这份台账的开头。
核对命令：npx zeren checkpoint check 旧检查点 新检查点

Attached is the signed checkpoint of the ledger at ${size} entries. Please keep it as it is: it shows at any later time
whether the ledger still begins with what it was now.
To check: npx zeren checkpoint check OLD NEW`;
