// A real OpenID provider in a process of its own (it ships ES modules only): lines out {"listening":url}, then {"ready":true}.
// Line in: {"redirectUris":[…],"clientSecret":…}, once. The end of the input ends it, so no caller can leave one behind.
import { once } from 'node:events';
import { createServer } from 'node:http';
import process from 'node:process';
import readline from 'node:readline';
import { Provider } from 'oidc-provider';

const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
const server = createServer();
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const url = `http://127.0.0.1:${server.address().port}`;
const lines = readline.createInterface({ input: process.stdin });
lines.once('close', () => {
  server.closeAllConnections();
  server.close();
});
say({ listening: url });

lines.once('line', (line) => {
  const { redirectUris, clientSecret } = JSON.parse(line);
  const client = { client_id: 'zeren', client_secret: clientSecret, redirect_uris: redirectUris };
  // PKCE is left to the client, so that a test sees what becomes of one that was taken away on the way.
  const provider = new Provider(url, { clients: [client], pkce: { required: () => false } });
  server.on('request', provider.callback());
  say({ ready: true });
});
