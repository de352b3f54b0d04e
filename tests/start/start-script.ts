import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const root = join(__dirname, '../..');

export interface Run {
  readonly child: ChildProcess;
  /** Resolves with the line once one that matches has been printed; rejects when the script ends before. */
  readonly line: (pattern: RegExp) => Promise<string>;
  readonly end: Promise<{ readonly code: number | null; readonly output: string; readonly complaint: string }>;
  /** Processes of this run that live now, whoever started them and whatever became of the script. */
  readonly processes: () => readonly number[];
}

/** Servers of the test run itself must not be taken for the machine's own. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const { DATABASE_URL: _database, TEMPORAL_ADDRESS: _temporal, NODE_OPTIONS: _options, ...rest } = process.env;
  return rest;
}

/** Runs a script of scripts/ as a person would; every process that descends from it carries a mark. */
export function runScript(script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}, cwd = root): Run {
  const mark = `ZEREN_TEST_RUN=${randomUUID()}`;
  const [name = '', value = ''] = mark.split('=');
  const stateDir = args[args.indexOf('--state') + 1] ?? mark;
  const child = spawn(process.execPath, [join(cwd, 'scripts', script), ...args], {
    cwd,
    env: { ...cleanEnvironment(), [name]: value, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  createInterface({ input: child.stdout }).on('line', (text) => {
    lines.push(text);
    for (const look of [...waiting]) look();
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const end = once(child, 'close').then(([code]) => ({
    code: code as number | null,
    output: lines.join('\n'),
    complaint: complaint.trim(),
  }));
  const line = (pattern: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = lines.find((text) => pattern.test(text));
        if (found === undefined) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
      void end.then(({ code, output }) => {
        reject(new Error(`ended with ${code} before ${pattern}:\n${output}\n${complaint}`));
      });
    });
  return { child, line, end, processes: () => processesOf(mark, stateDir) };
}

function processesOf(mark: string, stateDir: string): readonly number[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry) && Number(entry) !== process.pid)
    .filter((pid) => read(pid, 'environ').includes(mark) || read(pid, 'cmdline').includes(stateDir))
    .map(Number);
}

function read(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return ''; // ended while we looked
  }
}
