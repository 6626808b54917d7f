import type { BrowserContext } from '@playwright/test';

/**
 * Follows browser contexts and collects what a person would not see: console errors, uncaught errors, violations of
 * the content security policy, crashed pages, requests to any origin but those allowed.
 */
export class Watch {
  readonly #origins: Set<string>;
  readonly #allowed: RegExp[] = [];
  readonly #found: string[] = [];

  constructor(origins: readonly string[]) {
    this.#origins = new Set(origins);
  }

  /** Follows every page of a context, open or to come. A second context of a test is followed by calling this. */
  async follow(context: BrowserContext): Promise<void> {
    context.on('console', (message) => {
      if (message.type() === 'error') this.#note(`console error: ${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (error) => this.#note(`uncaught error: ${error.error().message}`));
    context.on('page', (page) => page.on('crash', () => this.#note(`page crashed: ${page.url()}`)));
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
    this.#origins.add(origin);
  }

  /** Throws with all that was found and not allowed, earlier finds included. */
  assertClean(): void {
    const unexpected = this.#found.filter((line) => !this.#allowed.some((pattern) => pattern.test(line)));
    if (unexpected.length > 0) throw new Error(`The browser reported:\n${unexpected.join('\n')}`);
  }

  #note(line: string): void {
    this.#found.push(line);
  }
}
