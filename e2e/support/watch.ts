import type { BrowserContext, Response } from '@playwright/test';

/**
 * Watches browser contexts and collects hidden errors: console errors, uncaught errors, violations of the content
 * security policy, crashed pages, and requests to origins that are not allowed.
 */
export class Watch {
  readonly #origins: Set<string>;
  readonly #allowed: RegExp[] = [];
  readonly #found: string[] = [];
  readonly #reading: Promise<void>[] = [];
  readonly #busy = new Set<string>();

  constructor(origins: readonly string[]) {
    this.#origins = new Set(origins.map((address) => new URL(address).origin));
  }

  /** Watches every open and future page of a context. Call it for a second context of a test. */
  async follow(context: BrowserContext): Promise<void> {
    context.on('console', (message) => {
      if (message.type() === 'error') this.#note(`console error: ${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (error) => this.#note(`uncaught error: ${error.error().message}`));
    context.on('page', (page) => page.on('crash', () => this.#note(`page crashed: ${page.url()}`)));
    context.on('response', (response) => {
      if (response.status() === 503) this.#reading.push(this.#readRefusal(response));
    });
    context.on('request', (request) => {
      const url = new URL(request.url());
      if (/^(http|ws)/.test(url.protocol) && !this.#origins.has(url.origin))
        this.#note(`request to another origin: ${url}`);
    });
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        console.error(`policy violation: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile ?? ''}`);
      });
    });
  }

  /** Allows an error that a test causes, such as the console line for a refused request; matches the recorded lines. */
  allow(pattern: RegExp): void {
    this.#allowed.push(pattern);
  }

  allowOrigin(origin: string): void {
    this.#origins.add(new URL(origin).origin);
  }

  /** Throws with all recorded errors that are not allowed. */
  async assertClean(): Promise<void> {
    await Promise.all(this.#reading);
    const isBusy = (line: string) => /status of 503/.test(line) && [...this.#busy].some((url) => line.includes(url));
    const unexpected = this.#found.filter(
      (line) => !isBusy(line) && !this.#allowed.some((pattern) => pattern.test(line)),
    );
    if (unexpected.length > 0) throw new Error(`The browser reported:\n${unexpected.join('\n')}`);
  }

  /**
   * On a busy machine the server's event loop lags, and it refuses some requests for a second. The page retries, but
   * the console still has a line. The body of a page that has navigated away cannot be read.
   */
  async #readRefusal(response: Response): Promise<void> {
    const body: { readonly Code?: string } = await response.json().catch(() => ({ Code: 'OVERLOADED' }));
    if (body.Code === 'OVERLOADED') this.#busy.add(response.url());
  }

  #note(line: string): void {
    this.#found.push(line);
  }
}
