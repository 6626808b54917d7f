import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { supportDatesIssue } from '../contract/life-cycle/check-support-dates.ts';

const DATES = 'src/contract/life-cycle/support-dates.json';

/** Stops a build, and a start that has to build, if the product's own data is invalid; names the place. */
export function checkData(): Plugin {
  return {
    name: 'check-data',
    buildStart() {
      const path = fileURLToPath(new URL(`../../${DATES}`, import.meta.url));
      const issue = supportDatesIssue(readFileSync(path, 'utf8'));
      if (issue !== undefined) this.error({ message: `${DATES}: ${issue}`, stack: '' });
    },
  };
}
