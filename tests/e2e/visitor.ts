import { readFileSync } from 'node:fs';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';

export const desktop = { width: 1280, height: 860 };
export const phone = { width: 390, height: 844 };
const sidewaysPixels = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string }[];
}

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    chromiumSandbox: process.getuid?.() !== 0,
  });

/** A person before a browser: presses are counted, and what the console complains about is kept. */
export class Visitor {
  presses = 0;
  readonly complaints: string[] = [];

  private constructor(readonly page: Page) {
    page.on('console', (message) => message.type() === 'error' && this.complaints.push(message.text()));
    page.on('pageerror', (error) => this.complaints.push(error.message));
  }

  static async arrives(browser: Browser, baseURL: string, viewport: typeof desktop): Promise<Visitor> {
    const context = await browser.newContext({ viewport, locale: 'zh-CN', baseURL });
    return new Visitor(await context.newPage());
  }

  async signsIn(button: RegExp): Promise<void> {
    await this.page.goto('/login');
    await this.page.getByRole('button', { name: button }).click();
    await this.page.getByRole('banner').waitFor();
  }

  async press(target: Locator): Promise<void> {
    await target.click();
    this.presses += 1;
  }

  sidewaysScroll(): Promise<number> {
    return this.page.evaluate<number>(sidewaysPixels);
  }

  /** What keeps somebody out of a page, whose heading says what it is: rules of WCAG 2.2 AA that axe finds broken, sideways scroll, complaints. */
  async hindrancesOn(path: string): Promise<string[]> {
    const { page } = this;
    const before = this.complaints.length;
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).first().waitFor({ timeout: 15_000 });
    await page.locator('[aria-busy="true"]').first().waitFor({ state: 'hidden' });
    await page.evaluate(axe);
    const violations = await page.evaluate<readonly Violation[]>(
      `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }).then(({ violations }) => violations)`,
    );
    const sideways = await this.sidewaysScroll();
    return [
      ...violations.map(({ id, help, nodes }) => `${path}: ${id}: ${help}: ${nodes[0]?.html.slice(0, 160) ?? ''}`),
      ...(sideways > 0 ? [`${path}: scrolls ${sideways} px sideways`] : []),
      ...this.complaints.slice(before).map((complaint) => `${path}: ${complaint}`),
    ];
  }
}
