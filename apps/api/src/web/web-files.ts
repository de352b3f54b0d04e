import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Where the repository builds the web app, seen from this file as source or as output. */
const builtHere = path.resolve(__dirname, '../../../web/dist');

const missing = (folder: string): string => `<!doctype html>
<html lang="zh-CN">
  <head><meta charset="utf-8" /><title>责任 Zeren</title></head>
  <body>
    <h1>网页尚未构建 · The web app is not built</h1>
    <p>运行 / run: <code>npm run build</code></p>
    <p>目录 / folder: <code>${folder.replace(/[<>&"]/g, '')}</code></p>
    <p><a href="/api/docs">API</a></p>
  </body>
</html>
`;

/** The built web app: which files there are, and the page that every other path gets. */
export class WebFiles {
  readonly folder: string;
  private readonly files: ReadonlySet<string>;
  private readonly page: string;

  constructor(folder: string) {
    this.folder = path.resolve(folder || builtHere);
    this.files = new Set(filesIn(this.folder));
    this.page = this.files.has('index.html')
      ? readFileSync(path.join(this.folder, 'index.html'), 'utf8')
      : missing(this.folder);
  }

  get isBuilt(): boolean {
    return this.files.has('index.html');
  }

  has(file: string): boolean {
    return this.files.has(file) && file !== 'index.html';
  }

  /** Fresh per request: the nonce allows the styles of this one answer. */
  pageWith(nonce: string): string {
    return this.page.replaceAll('__CSP_NONCE__', nonce);
  }
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
  } catch {
    return []; // no such folder: the page says how to build it
  }
}
