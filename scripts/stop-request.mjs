/**
 * The wish to stop: `stop` fires at the first Ctrl-C, SIGTERM or closed terminal, `hurry` at the second. Every script
 * that starts something listens; nobody calls process.exit, so what was started is always ended first.
 */
export function listenForStop() {
  // Whoever read our lines may be gone (npm ends at once on SIGTERM): that must not cut the stopping short.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const [stop, hurry] = [new AbortController(), new AbortController()];
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (stop.signal.aborted) hurry.abort();
      else stop.abort(signal);
    });
  }
  const asked = new Promise((resolve) => stop.signal.addEventListener('abort', () => resolve('asked')));
  return { stop: stop.signal, hurry: hurry.signal, asked };
}
