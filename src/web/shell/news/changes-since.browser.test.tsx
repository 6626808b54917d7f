import '../../main.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { imageSetOf } from '../../../contract/image-tally/image-set-builder.ts';
import { dayOf } from '../../../contract/life-cycle/life-cycle.ts';
import type { SessionResponse } from '../../../contract/operations.ts';
import { EMPTY_SEARCH } from '../../address/search-state.ts';
import { scopeKey } from '../../api/queries.ts';
import { createQueryClient } from '../../api/query-client.ts';
import type { CountsSince } from '../../image-set/history-query.ts';
import { render } from '../../text/testing/render.tsx';
import { StatusLine } from '../status-line.tsx';
import { ForgetSeen } from './forget-seen.tsx';
import { ImagesLine } from './images-line.tsx';

const SCOPE = { region: 'cn-shanghai', workspaceId: '', imageId: '' };
const KEY = scopeKey(SCOPE);
const dayAgo = (days: number) => dayOf(Date.now() - days * 86_400_000);
const weekday = (days: number) =>
  new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(new Date(dayAgo(days)));
const SESSION: SessionResponse = {
  RequestId: '1',
  source: 'embedded',
  signed: false,
  region: '',
  workspaceId: '',
  regions: [],
  history: true,
  version: '1',
};
const REQUEST = {
  ...{ target: '/api/v1/images', requestId: '1', returned: 217, totalCount: 217 },
  ...{ milliseconds: 568, ageSeconds: 0, stale: false },
};
const STORE = 'pai-image-labels.seen-days';
const asked = vi.spyOn(window, 'fetch');
beforeEach(() => {
  asked.mockClear();
  localStorage.removeItem(STORE);
});

interface LineProps {
  /** The server's counts since some days ago. */
  readonly counts?: Readonly<Record<number, CountsSince>>;
  readonly session?: SessionResponse;
  readonly imageId?: string;
  readonly isComplete?: boolean;
}

function Line({ counts = {}, session = SESSION, imageId = '', isComplete = true }: LineProps) {
  const client = createQueryClient();
  for (const [days, since] of Object.entries(counts))
    client.setQueryData(['history', KEY, dayAgo(Number(days))], { days: [], since });
  const loaded = {
    ...{ set: imageSetOf([]), totalCount: undefined, expected: undefined, isComplete },
    ...{ isStopped: false, isCut: false, requests: [], answeredAt: 0 },
  };
  const images = {
    ...{ loaded, tally: undefined, isPartial: !isComplete, isLoading: false, error: undefined, errorAt: 0 },
    ...{ reload: () => undefined, stop: () => undefined },
  };
  const state = { ...EMPTY_SEARCH, region: 'cn-shanghai', imageId, q: 'x', sel: 'y' };
  return (
    <QueryClientProvider client={client}>
      <ImagesLine session={session} state={state} scope={{ ...SCOPE, imageId }} images={images} />
    </QueryClientProvider>
  );
}

const link = page.getByRole('link');
const counted = (from: number, added: number, changed = 0, gone = 0) => ({
  from: dayAgo(from),
  new: added,
  changed,
  gone,
});

test('a browser that never showed the scope shows the changes since the saved day before today', async () => {
  await render(<Line counts={{ 1: counted(3, 3, 2) }} />);
  await expect.element(link).toHaveTextContent(`3 images new, 2 changed since ${weekday(3)}`);
  const { pathname, search } = new URL(link.element().getAttribute('href') ?? '', location.href);
  expect(pathname).toMatch(/\/compare$/);
  expect(Object.fromEntries(new URLSearchParams(search))).toEqual({
    Region: 'cn-shanghai',
    'vs.Region': 'cn-shanghai',
    'vs.day': dayAgo(3),
  });
  expect(localStorage.getItem(STORE)).toBe(JSON.stringify([[KEY, dayAgo(0), '']]));
});

test('one that showed it shows the changes since that day, all day long, with its date from a week on', async () => {
  localStorage.setItem(STORE, JSON.stringify([[KEY, dayAgo(7), '']]));
  const counts = { 1: counted(1, 1), 7: counted(7, 0, 0, 1) };
  const first = await render(<Line counts={counts} />);
  await expect.element(link).toHaveTextContent(/^1 image gone since \w+ \d+, \d{4}$/);
  await first.unmount();
  await render(<Line counts={counts} />);
  await expect.element(link).toHaveTextContent(/^1 image gone since \w+ \d+, \d{4}$/);
  expect(localStorage.getItem(STORE)).toBe(JSON.stringify([[KEY, dayAgo(0), dayAgo(7)]]));
});

test.each(['{', '[["x"]]', '[[1,2,3]]'])('ignores the stored text %s', async (text) => {
  localStorage.setItem(STORE, text);
  await render(<Line counts={{ 1: counted(2, 1) }} />);
  await expect.element(link).toHaveTextContent(`1 image new since ${weekday(2)}`);
});

test('the line is shown without storage too', async () => {
  const denied = vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  try {
    await render(<Line counts={{ 1: counted(2, 1) }} />);
    await expect.element(link).toHaveTextContent(`1 image new since ${weekday(2)}`);
  } finally {
    denied.mockRestore();
  }
});

test.each([
  ['nothing changed', { counts: { 1: counted(2, 0) } }],
  ['no days are kept', { session: { ...SESSION, history: false } }],
  ['one image is looked at', { imageId: 'image-a' }],
  ['images are still missing', { isComplete: false }],
])('while %s there is no line, and nothing is asked', async (_, props) => {
  await render(<Line {...props} />);
  await expect.element(link).not.toBeInTheDocument();
  expect(asked.mock.calls.filter(([target]) => String(target).includes('/api/history'))).toEqual([]);
});

test('without a response the line is hidden, and there is no retry', async () => {
  await render(<Line />);
  await expect.poll(() => asked.mock.calls.length).toBe(1);
  expect(String(asked.mock.calls[0]?.[0])).toContain(`/api/history?Region=cn-shanghai&since=${dayAgo(1)}`);
  await expect.element(link).not.toBeInTheDocument();
});

test('the stored days can be cleared', async () => {
  localStorage.setItem(STORE, JSON.stringify([[KEY, dayAgo(2), '']]));
  await render(<ForgetSeen />);
  await expect.element(page.getByText('Days last seen: 1 scope')).toBeVisible();
  await page.getByRole('button', { name: 'Clear days' }).click();
  await expect.element(page.getByRole('button')).not.toBeInTheDocument();
  expect(localStorage.getItem(STORE)).toBe('[]');
});

test('on a phone the line of three numbers is whole', async () => {
  await page.viewport(390, 800);
  await render(
    <StatusLine
      requests={[REQUEST]}
      since={Date.now()}
      isUpdating={false}
      progress={<Line counts={{ 1: counted(3, 3, 2, 1) }} />}
    />,
  );
  await expect.element(link).toHaveTextContent(`3 images new, 2 changed, 1 gone since ${weekday(3)}`);
  const text = link.element().firstElementChild;
  expect(text?.scrollWidth).toBeLessThanOrEqual(text?.clientWidth ?? 0);
  expect(link.element().getBoundingClientRect().right).toBeLessThanOrEqual(390);
});
