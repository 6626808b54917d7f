import type { BrowserContext, Response } from '@playwright/test';

/**
 * Follows browser contexts and collects what a person would not see: console errors, uncaught errors, violations of
 * the content security policy, crashed pages, requests to any origin but those allowed.
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

  /** Follows every page of a context, open or to come. A second context of a test is followed by calling this. */
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

  /** Lets pass what a test provokes, such as the console's line for a refused request; matched with what is noted. */
  allow(pattern: RegExp): void {
    this.#allowed.push(pattern);
  }

  allowOrigin(origin: string): void {
    this.#origins.add(new URL(origin).origin);
  }

  /** Throws with all that was found and not allowed, earlier finds included. */
  async assertClean(): Promise<void> {
    await Promise.all(this.#reading);
    const isBusy = (line: string) => /status of 503/.test(line) && [...this.#busy].some((url) => line.includes(url));
    const unexpected = this.#found.filter(
      (line) => !isBusy(line) && !this.#allowed.some((pattern) => pattern.test(line)),
    );
    if (unexpected.length > 0) throw new Error(`The browser reported:\n${unexpected.join('\n')}`);
  }

  /**
   * On a busy machine the event loop of the server falls behind, and it refuses some requests for a second: the page
   * asks again, and the console has a line all the same. The body of a page that has gone on cannot be read.
   */
  async #readRefusal(response: Response): Promise<void> {
    const body: { readonly Code?: string } = await response.json().catch(() => ({ Code: 'OVERLOADED' }));
    if (body.Code === 'OVERLOADED') this.#busy.add(response.url());
  }

  #note(line: string): void {
    this.#found.push(line);
  }
}
