import { execFile } from 'node:child_process';
import path from 'node:path';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { CommissionDesk } from '../support/commission-desk';

const root = path.join(__dirname, '../..');
const url = '/api/v1/rehearsals?template=demo-commission&year=2026';
interface Clash {
  readonly kind: string;
  readonly who: string | null;
  readonly day: string | null;
  readonly tasks: number;
  readonly stopsLaunch: boolean;
}

describe('a rehearsal against the roster and the calendar as they are', () => {
  let desk: CommissionDesk;
  beforeAll(async () => {
    desk = await CommissionDesk.open();
  }, 60_000);
  afterAll(() => desk?.close());

  const tables = ['cycle', 'task', 'letter', 'meeting', 'plan', 'ledger_entry', 'outbox_line', 'notification'];
  const rows = () => Promise.all(tables.map((table) => desk.count(table)));
  const stopping = async (address = url): Promise<Clash[]> =>
    (await desk.get(address)).json().clashes.filter(({ stopsLaunch }: Clash) => stopsLaunch);

  interface Ended {
    readonly code: number;
    readonly out: string;
    readonly error: string;
  }
  const zeren = (...args: string[]): Promise<Ended> =>
    new Promise((resolve) => {
      const env = { ...process.env, DATABASE_URL: desk.database.appUrl };
      execFile(
        process.execPath,
        [path.join(root, 'apps/cli/bin/zeren.cjs'), ...args, '--lang', 'en'],
        { env, maxBuffer: 2 ** 24 },
        (failure, out, error) => resolve({ code: typeof failure?.code === 'number' ? failure.code : 0, out, error }),
      );
    });

  it('shows tasks per person and day and what clashes, and writes nothing', async () => {
    const before = await rows();
    const answer = await desk.get(url);
    expect(answer.statusCode).toBe(200);
    const { canLaunch, clashes, loads, tasks } = answer.json();
    expect([canLaunch, tasks.length > 800, loads[0].person, loads[0].name]).toEqual([
      true,
      true,
      'P-S01',
      expect.any(String),
    ]);
    expect(clashes).toContainEqual(
      expect.objectContaining({ kind: 'overload', who: 'P-S01', day: '2026-03-25', tasks: 21 }),
    );
    expect(await rows()).toEqual(before);
  });

  it('says who is missing and which cascade loops before anybody launches', async () => {
    await desk.admin.query(
      `update appointment set until_on = '2025-12-31' where post_code = 'L3' and from_on < '2025-12-31'`,
    );
    expect(await stopping()).toEqual([expect.objectContaining({ kind: 'missing-approver', who: 'L3' })]);
    await desk.admin.query(`update appointment set until_on = null where post_code = 'L3' and until_on = '2025-12-31'`);
    expect(await stopping()).toEqual([]);
  });

  it('is of the domains that were asked for', async () => {
    expect(await stopping(`${url}&domains=safety:60,environment:40`)).toEqual([]);
    const wrong = await desk.get(`${url}&domains=safety:60,environment:39`);
    expect([wrong.statusCode, wrong.json().type]).toEqual([422, '/problems/weights-not-100']);
    expect((await desk.get(`${url}&domains=nonsense`)).statusCode).toBe(400);
  });

  it('is a matter of the office alone', async () => {
    for (const as of ['P-L2', 'P-A1', 'P-S20']) expect((await desk.get(url, { as })).statusCode).toBe(403);
  });

  describe('on the command line', () => {
    const year = ['rehearse', '--template', 'demo-commission', '--year', '2026'];

    it('prints the same, and ends with 0', async () => {
      const { code, out } = await zeren(...year, '--json');
      const [said, { clashes: shown, loads, tasks }] = [JSON.parse(out), (await desk.get(url)).json()];
      expect(code).toBe(0);
      expect(said.tasks).toEqual(tasks);
      expect(said.loads).toEqual(loads.map(({ name: _, ...load }: { name: string }) => load));
      expect(said.clashes).toEqual(shown.map(({ name: _, ...clash }: { name: string }) => clash));
      expect((await zeren(...year)).out).toMatch(
        /^\d+ tasks, \d+ persons\n[\s\S]*P-S01 .*21 due on[\s\S]*the year can be launched\n$/,
      );
    });

    it('ends with 1 when a clash stops the launch', async () => {
      await desk.admin.query(
        `update organisation set details = jsonb_set(details, '{dataProviders,0,alternate}', details #> '{dataProviders,0,post}')`,
      );
      const { code, out } = await zeren(...year);
      expect([code, out]).toEqual([1, expect.stringContaining('✗ recusals come back to their start')]);
    });

    it('ends with 2 for a template or an organisation that is not there, and with 1 for a file with mistakes', async () => {
      expect((await zeren('rehearse', '--template', 'none', '--year', '2026')).code).toBe(2);
      expect(await zeren(...year, '--organisation', 'nowhere')).toMatchObject({
        code: 2,
        error: expect.stringContaining('nowhere') as string,
      });
      const file = path.join(mkdtempSync(path.join(tmpdir(), 'zeren-template-')), 'fire.json');
      writeFileSync(file, (await zeren('template', 'show', 'safety')).out.replace('"SAF"', '"s"'));
      const line = `${file}:8:15 /annex/prefix two to six capital letters\n`;
      expect(await zeren('template', 'lint', file)).toEqual({ code: 1, out: line, error: '' });
      expect(await zeren(...year, '--domain-file', `${file}:100`)).toMatchObject({ code: 1, error: line });
    });
  });
});
