import net from 'node:net';

/** Stands between a process and PostgreSQL and counts what the process asks: the honest number of round trips. */
export class WireCounter {
  /** Simple queries, and batches of the extended protocol that end with Sync. */
  roundTrips = 0;
  /** Statements carried out: simple queries and Execute messages. */
  statements = 0;
  private readonly sockets = new Set<net.Socket>();

  private constructor(private readonly server: net.Server) {}

  /** @returns counter and the url that leads through it. */
  static async before(url: string): Promise<{ readonly wire: WireCounter; readonly url: string }> {
    const target = new URL(url);
    const server = net.createServer();
    const wire = new WireCounter(server);
    server.on('connection', (client) => wire.join(client, net.connect(Number(target.port), target.hostname)));
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as net.AddressInfo;
    return { wire, url: Object.assign(new URL(url), { hostname: '127.0.0.1', port: String(port) }).href };
  }

  reset(): void {
    this.roundTrips = 0;
    this.statements = 0;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(client: net.Socket, server: net.Socket): void {
    const reader = new FrontendReader((type) => this.count(type));
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => other.destroy());
    }
    client.on('data', (chunk) => {
      reader.read(chunk);
      server.write(chunk);
    });
    server.on('data', (chunk) => client.write(chunk));
  }

  private count(type: string): void {
    if (type === 'Q' || type === 'S') this.roundTrips += 1;
    if (type === 'Q' || type === 'E') this.statements += 1;
  }
}

/** Messages of a PostgreSQL client: the first has no type, all others are one letter, a length, and the rest. */
class FrontendReader {
  private rest: Buffer = Buffer.alloc(0);
  private isStarted = false;

  constructor(private readonly found: (type: string) => void) {}

  read(chunk: Buffer): void {
    this.rest = Buffer.concat([this.rest, chunk]);
    for (;;) {
      const header = this.isStarted ? 1 : 0;
      if (this.rest.length < header + 4) return;
      const length = header + this.rest.readUInt32BE(header);
      if (this.rest.length < length) return;
      if (this.isStarted) this.found(String.fromCharCode(this.rest.readUInt8(0)));
      this.isStarted = true;
      this.rest = this.rest.subarray(length);
    }
  }
}
