import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { archiveFinding } from './check-archive';
import { checkClock, checkDurability, checkRole, checkRowSecurity } from './check-database';
import { checkDisk, checkNode } from './check-machine';
import { databaseOf } from './find-connections';
import { exitCodeOf, printFindings, type Finding } from './finding';

const fine: Finding = { check: 'node', state: 'ok', seen: { zh: '好', en: 'fine' } };
const failed = (check: Finding['check']): Finding => ({ ...fine, check, state: 'fail', cure: fine.seen });

describe('zeren doctor', () => {
  it.each([
    ['18.20.0', 'fail'],
    ['20.18.3', 'fail'],
    ['20.19.0', 'ok'],
    ['24.1.0', 'ok'],
  ])('judges Node %s as %s', (version, state) => {
    expect(checkNode(version).state).toBe(state);
  });

  it('warns before the disk is full, and fails when it nearly is', () => {
    const gibibyte = 2 ** 30;
    expect([3, 1, 0.1].map((size) => checkDisk(size * gibibyte).state)).toEqual(['ok', 'warn', 'fail']);
  });

  it('names the setting that lets a confirmed signature be lost', () => {
    const finding = checkDurability({ fsync: 'on', full_page_writes: 'off', synchronous_commit: 'on' });
    expect(finding).toMatchObject({
      state: 'fail',
      seen: { en: expect.stringContaining('full_page_writes') as string },
    });
  });

  it('names the table that another organisation could read', () => {
    const finding = checkRowSecurity({ open_tables: ['letter'], tenant_tables: 40 });
    expect(finding).toMatchObject({ state: 'fail', seen: { en: 'not forced on letter' } });
    expect(checkRowSecurity({ open_tables: [], tenant_tables: 40 }).state).toBe('ok');
  });

  it('refuses a role that owns tables', () => {
    expect(checkRole({ role: 'zeren_owner', owns: true, bypasses: false }).state).toBe('fail');
    expect(checkRole({ role: 'zeren_app', owns: false, bypasses: false }).state).toBe('ok');
  });

  it('allows a second between the clocks', () => {
    expect([900, -5_000, 60_000].map((skew) => checkClock(skew).state)).toEqual(['ok', 'warn', 'fail']);
  });

  it('misses what ended more than seven days ago and is not archived', () => {
    expect(archiveFinding([]).state).toBe('ok');
    expect(archiveFinding([0.1, 6.9]).state).toBe('ok');
    expect(archiveFinding([6, 7.1, 80])).toMatchObject({
      state: 'fail',
      seen: { en: '2 processes ended more than 7 days ago and are not archived' },
    });
  });

  it('exits 0 when nothing fails, 1 on a failure, 3 when no server answers', () => {
    expect(exitCodeOf([fine])).toBe(0);
    expect(exitCodeOf([fine, failed('temporal')])).toBe(1);
    expect(exitCodeOf([failed('database'), failed('temporal')])).toBe(3);
  });

  it('prints what to do below what fails', () => {
    expect(printFindings([fine, failed('disk')], 'en')).toBe('ok    Node: fine\nfail  disk: fine\n      → fine\n');
  });

  describe('next to npm start', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'zeren-doctor-'));
    afterAll(() => rmSync(folder, { recursive: true }));

    it('finds the database in the state folder, and nothing in an empty one', () => {
      expect(databaseOf(folder)).toBeNull();
      mkdirSync(path.join(folder, 'postgres'));
      writeFileSync(path.join(folder, 'postgres', 'postmaster.pid'), '71\n/data\n1795478400\n54329\n');
      writeFileSync(path.join(folder, 'secrets.json'), '{"zeren_app":"pass_word"}');
      expect(databaseOf(folder)).toBe('postgres://zeren_app:pass_word@127.0.0.1:54329/zeren');
      writeFileSync(path.join(folder, 'addresses.json'), '{"database":"db.example:5432"}');
      expect(databaseOf(folder)).toBe('postgres://zeren_app:pass_word@db.example:5432/zeren');
    });
  });
});
