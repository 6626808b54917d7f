import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Written beside the built files, so that copies of these include it. */
const FILE = 'third-party.txt';
const LICENSE_FILE = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i;
const RULE = `\n${'-'.repeat(80)}\n\n`;

/** License texts by name, for libraries without a license file. */
const STANDARD_TEXTS: Readonly<Record<string, string>> = {
  MIT: `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`,
  ISC: `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby
granted, provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL
IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN
ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF
THIS SOFTWARE.`,
};

/** Writes the licenses of all bundled libraries beside the build. A library without a license stops the build. */
export function notices(): Plugin {
  return {
    name: 'notices',
    apply: 'build',
    generateBundle(_, bundle) {
      const folders = new Set<string>();
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk')
          for (const id of file.moduleIds) for (const folder of libraryOf(id)) folders.add(folder);
        // Its rules are in the style sheet, which has no module.
        else if (file.fileName.endsWith('.css'))
          folders.add(join(this.environment.config.root, 'node_modules/tailwindcss'));
      }
      this.emitFile({ type: 'asset', fileName: FILE, source: noticesOf([...folders].sort()) });
    },
  };
}

/** The folder of a module's library; empty for our own modules. */
export function libraryOf(id: string): readonly string[] {
  const found = /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/?]+)/.exec(id.replaceAll('\\', '/'));
  return found?.[1] === undefined ? [] : [found[1]];
}

/** Name, version, license and license text of the library in each folder. Throws with the name of a library without a license. */
export function noticesOf(folders: readonly string[]): string {
  return folders.map(noticeOf).join(RULE);
}

function noticeOf(folder: string): string {
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const texts = readdirSync(folder)
    .filter((file) => LICENSE_FILE.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  const standard = STANDARD_TEXTS[license];
  const owner = typeof author === 'string' ? author : author?.name;
  if (texts.length === 0 && standard !== undefined && owner) texts.push(`Copyright (c) ${owner}`, standard);
  if (typeof license !== 'string' || texts.length === 0)
    throw new Error(`${name} ${version} in ${folder} has no license that can be passed on: name and text are needed`);
  return [`${name} ${version}`, `License: ${license}`, ...texts].join('\n\n').concat('\n');
}
