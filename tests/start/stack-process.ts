import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export type Part = 'api' | 'worker' | 'temporal' | 'postgres';

export interface StackOptions {
  readonly stateDir: string;
  readonly port?: number;
  readonly withApi?: boolean;
  readonly withWorker?: boolean;
  readonly migrate?: boolean;
  readonly seed?: boolean;
  readonly mode?: 'demo' | 'production';
  readonly testing?: boolean;
  /** Leave DATABASE_URL and TEMPORAL_ADDRESS alone: only servers of its own can be killed. */
  readonly ownServers?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

export interface StackFacts {
  readonly url: string;
  readonly adminUrl: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly relayUrl: string;
  readonly sequencerUrl: string;
  readonly temporalAddress: string;
  /** As ZEREN_PAYLOAD_KEYS. */
  readonly payloadKeys: string;
  readonly pids: Readonly<Partial<Record<Part, number>>>;
}

export interface RunningStack extends StackFacts {
  /** Answers when the process has ended; SIGSTOP and SIGCONT answer at once. */
  readonly kill: (part: Part, signal: NodeJS.Signals) => Promise<StackFacts>;
  /** Same ports, same data; answers when the part is ready again. */
  readonly restart: (part: Part) => Promise<StackFacts>;
  readonly stop: () => Promise<void>;
}

interface Line {
  readonly ready?: StackFacts;
  readonly done?: StackFacts;
  readonly failed?: string;
}

/** The real stack in a process of its own; when the test's process ends, however it ends, the stack ends with it. */
export async function startStackProcess(options: StackOptions): Promise<RunningStack> {
  const script = join(__dirname, '../../scripts/serve-stack.mjs');
  const child = spawn(process.execPath, [script, JSON.stringify(options)], { stdio: ['pipe', 'pipe', 'ignore'] });
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async (): Promise<StackFacts> => {
    for (;;) {
      const { value, done } = (await lines.next()) as IteratorResult<string, undefined>;
      if (done) throw new Error('the stack ended without an answer');
      const line = JSON.parse(value) as Line;
      if (line.failed !== undefined) throw new Error(line.failed);
      const facts = line.ready ?? line.done;
      if (facts) return facts;
    }
  };
  const ask = (order: object): Promise<StackFacts> => {
    child.stdin.write(`${JSON.stringify(order)}\n`);
    return answer();
  };
  const facts = await answer();
  return {
    ...facts,
    kill: (part, signal) => ask({ kill: part, signal }),
    restart: (part) => ask({ restart: part }),
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
