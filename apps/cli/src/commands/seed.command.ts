import { loadSeedConfig } from '@zeren/config';
import { Database } from '@zeren/database';
import type { Command } from 'commander';
import path from 'node:path';
import { readOrganisationFile } from '../seed/read-organisation-file';
import { seedOrganisation } from '../seed/seed-organisation';

/** The same place seen from the source and from the build. */
const demoFile = path.resolve(__dirname, '../../src/demo/data/commission.json');

/** Loads an organisation; with ZEREN_MODE=demo also an account for everybody who has one. Seeding twice changes nothing. */
export const addSeed = (program: Command): Command =>
  program
    .command('seed')
    .argument('[file]', 'organisation in the import format', demoFile)
    .description('load an organisation from one JSON file (DATABASE_URL; demo accounts only with ZEREN_MODE=demo)')
    .action(async (file: string) => {
      const { databaseUrl, mode } = loadSeedConfig();
      const reading = readOrganisationFile(file);
      if ('errors' in reading) {
        process.stderr.write(`${reading.errors.join('\n')}\n${reading.errors.length} errors, nothing was written\n`);
        process.exitCode = 1;
        return;
      }
      const database = await Database.open(databaseUrl, 2);
      try {
        const { counts, accountCount } = await seedOrganisation(database, reading.file, mode);
        process.stdout.write(
          `${counts.posts} posts, ${counts.persons} persons, ${counts.bodies} bodies, ${accountCount} new accounts\n`,
        );
      } finally {
        await database.close();
      }
    });
