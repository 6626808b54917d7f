import { expect, it } from 'vitest';
import { parseAddress } from './parse-address.ts';
import { printAddress } from './print-address.ts';
import { forView, rememberView } from './view-memory.ts';
import { VIEWS } from './view-paths.ts';

it('keeps scope and filters, and restores the choices of each view', () => {
  const now = parseAddress('?Region=cn-shanghai&LabelFilter=a=b&sort=Value&q=x&sel=a=b');
  for (const view of VIEWS) expect(printAddress(forView(view, now))).toBe('?Region=cn-shanghai&LabelFilter=a=b');

  const seen = {
    labels: '?sort=-Value,Key',
    images: '?sort=-Framework',
    matrix: '?rows=system.dsw.cudaVersion&cols=team&open=system.dsw.cudaVersion=12&order=count&empty=hide',
    compare: '?sort=-B&ids=image-a,image-b&show=A&vs.Region=cn-beijing&vs.LabelFilter=a=1',
    checks: '?order=count',
  } as const;
  for (const view of VIEWS) rememberView(view, parseAddress(`${seen[view]}&LabelFilter=old=1&q=old&sel=old=1`, view));
  for (const view of VIEWS) {
    const opened = printAddress(forView(view, now));
    expect(opened).toBe(`?Region=cn-shanghai&LabelFilter=a=b&${seen[view].slice(1)}`);
    expect(parseAddress(opened, view).unread).toEqual([]);
  }

  rememberView('labels', parseAddress(''));
  expect(printAddress(forView('labels', now))).toBe('?Region=cn-shanghai&LabelFilter=a=b');
});
