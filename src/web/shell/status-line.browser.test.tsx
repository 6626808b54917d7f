import '../main.css';
import { expect, onTestFinished, test } from 'vitest';
import { page } from 'vitest/browser';
import { FindHint } from '../table/find-hint.tsx';
import { render } from '../text/testing/render.tsx';
import { StatusLine } from './status-line.tsx';

const REQUEST = {
  target: '/api/v1/images',
  requestId: '207B6FDF-65AE-4CAD-8443-C6D4900FEA09',
  returned: 217,
  totalCount: 217,
  milliseconds: 568,
  ageSeconds: 0,
  stale: false,
};

test.for([
  ['a desk', 1440, 16, ['568 ms', 'Find in page', 'RequestId', 'Search all rows']],
  ['a small desk', 1024, 16, ['568 ms', 'Find in page', 'Search all rows']],
  ['a phone', 390, 16, ['Updated just now', 'Search all rows']],
  ['large text on a desk', 1024, 32, ['Updated just now', 'Search all rows']],
  ['large text on a phone', 390, 32, ['Search all rows']],
] as const)(
  'on %s the status line shows only whole parts, the button among them',
  async ([, width, font, expected]): Promise<void> => {
    await page.viewport(width, 800);
    document.documentElement.style.fontSize = `${font}px`;
    onTestFinished(() => void document.documentElement.style.removeProperty('font-size'));
    await render(
      <div data-line>
        <StatusLine requests={[REQUEST]} since={Date.now()} isUpdating={false} hint={<FindHint rows={500} />} />
      </div>,
    );
    await expect.element(page.getByRole('button', { name: 'Search all rows' })).toBeInTheDocument();
    const line = document.querySelector('[data-line] > div')?.getBoundingClientRect() ?? new DOMRect();
    const shown: string[] = [];
    for (const part of document.querySelectorAll<HTMLElement>(
      '[data-line] time, [data-line] div > span, [data-line] button',
    )) {
      const box = part.getBoundingClientRect();
      if (box.width === 0 || box.top >= line.bottom - 1) continue;
      const room = (part.parentElement ?? part).getBoundingClientRect();
      expect(box.left, part.textContent).toBeGreaterThanOrEqual(room.left);
      expect(box.right, part.textContent).toBeLessThanOrEqual(room.right + 0.5);
      expect(box.right).toBeLessThanOrEqual(line.right);
      shown.push(part.textContent);
    }
    const text = shown.join(' | ');
    for (const part of expected) expect(text).toContain(part);
  },
);
