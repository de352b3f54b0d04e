import { loadMigrateConfig } from '@zeren/config';
import { Database } from '@zeren/database';
import type { Command } from 'commander';

/** Its own step, with the owner's role: the API and the worker never change the schema. */
export const addMigrate = (program: Command): Command =>
  program
    .command('migrate')
    .description('bring the schema of the database up to date (ZEREN_OWNER_DATABASE_URL)')
    .action(async () => {
      const database = await Database.open(loadMigrateConfig().ownerDatabaseUrl, 1);
      try {
        const applied = await database.migrate();
        process.stdout.write(
          applied.length === 0 ? 'nothing to migrate\n' : applied.map((name) => `applied ${name}\n`).join(''),
        );
      } finally {
        await database.close();
      }
    });
