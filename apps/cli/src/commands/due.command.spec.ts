import { Command } from 'commander';
import path from 'node:path';
import { addDue } from './due.command';

const commission = path.join(__dirname, '../demo/data/commission.json');
const example = ['--calendar', commission, '--start', '2026-02-10', '--working-days', '10'];

/** What a shell would get, from both streams. */
async function run(args: readonly string[]): Promise<{ readonly result: string; readonly remarks: string }> {
  const written = { result: '', remarks: '' };
  const out = jest
    .spyOn(process.stdout, 'write')
    .mockImplementation((text) => ((written.result += String(text)), true));
  const error = jest
    .spyOn(process.stderr, 'write')
    .mockImplementation((text) => ((written.remarks += String(text)), true));
  try {
    const program = new Command().exitOverride();
    addDue(program, 'en');
    await program.parseAsync(['due', ...args], { from: 'user' });
    return written;
  } finally {
    out.mockRestore();
    error.mockRestore();
  }
}

describe('zeren due', () => {
  it('prints the day alone on stdout, and the reasons beside it', async () => {
    const { result, remarks } = await run(example);
    expect(result).toBe('2026-03-02\n');
    expect(remarks).toContain('Spring Festival');
  });

  it('prints JSON that a script can read', async () => {
    const { result } = await run([...example, '--json']);
    expect(JSON.parse(result)).toMatchObject({
      start: '2026-02-10',
      rule: { kind: 'workingDays', days: 10 },
      dueOn: '2026-03-02',
      provisional: false,
    });
  });

  it.each([
    [
      'a day that does not exist',
      [...example.slice(0, 3), '2026-02-30', '--months', '1'],
      /there is no day 2026-02-30/,
    ],
    ['two clocks', [...example, '--months', '1'], /exactly one of/],
    ['a file that is not there', ['--calendar', 'absent.json', ...example.slice(2)], /absent\.json: cannot be read/],
  ])('refuses %s as wrong usage, in one sentence', async (_what, args, sentence) => {
    await expect(run(args)).rejects.toMatchObject({ exitCode: 2, message: expect.stringMatching(sentence) as string });
  });
});
