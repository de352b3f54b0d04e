import net from 'node:net';

/** True when something listens there already, or the port may not be used. */
export const isTaken = async (port) => (await listenOnce(port)) === undefined;

/** `wanted` when it is free, else one that the kernel chooses. All on 127.0.0.1. */
export async function freePort(wanted = 0) {
  const port = (wanted && (await listenOnce(wanted))) || (await listenOnce(0));
  if (!port) throw new Error('no free port on 127.0.0.1');
  return port;
}

export const answers = (host, port) =>
  new Promise((resolve) => {
    const socket = net.connect({ host, port, timeout: 3000 });
    const end = (result) => {
      socket.destroy();
      resolve(result);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });

function listenOnce(port) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const chosen = server.address().port;
      server.close(() => resolve(chosen));
    });
  });
}
