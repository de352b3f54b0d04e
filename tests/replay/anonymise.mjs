import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** A history without the names of the machine that made it: replay needs none of them. Payloads stay as they are. */
export function anonymise(value, key = '') {
  if (key === 'identity') return 'worker';
  if (key === 'taskQueue') return plainQueue(value);
  if (key === 'payloads') return value;
  if (typeof value === 'string') return value.replaceAll(root, '').replace(/\d+@[\w.-]+/g, 'worker');
  if (Array.isArray(value)) return value.map((item) => anonymise(item));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, anonymise(inner, name)]));
}

/** A sticky queue is named after process and host; the queue behind it is the one that counts. */
const plainQueue = ({ normalName, ...queue }) => (normalName ? { ...queue, name: 'sticky', normalName } : queue);
