import { loadApiConfig } from '@zeren/config';
import { createApi } from './index';

async function main(): Promise<void> {
  const config = loadApiConfig(process.env);
  const api = await createApi(config);
  api.enableShutdownHooks();
  await api.listen(config.port, config.host);
  process.stdout.write(`listening ${await api.getUrl()}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
