import '../../main.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { imageSetOf } from '../../../contract/image-tally/image-set-builder.ts';
import type { Image, SessionResponse } from '../../../contract/operations.ts';
import { parseAddress } from '../../address/parse-address.ts';
import { EMPTY_SEARCH, filterOf, type SearchState } from '../../address/search-state.ts';
import { scopeKey } from '../../api/queries.ts';
import { createQueryClient } from '../../api/query-client.ts';
import type { LoadedImages } from '../../image-set/loaded-images.ts';
import { ENGLISH_LATER } from '../../text/testing/english.ts';
import { render } from '../../text/testing/render.tsx';
import { ComparePage } from './compare-page.tsx';

const image = (id: string, chip: string, Name = id): Image => ({
  ImageId: id,
  Name,
  Labels: [{ Key: 'system.chipType', Value: chip }],
});
const loadOf = (images: readonly Image[]): LoadedImages => ({
  set: imageSetOf(images),
  totalCount: undefined,
  expected: undefined,
  isComplete: true,
  isStopped: false,
  isCut: false,
  requests: [],
  answeredAt: Date.now(),
});
const nowWith = (added: string) => loadOf([image('same', 'GPU'), image('moved', 'GPU'), image('added', 'CPU', added)]);
const THEN = loadOf([image('same', 'GPU'), image('moved', 'CPU'), image('dropped', 'GPU')]);
const SCOPE = { region: '', workspaceId: '', imageId: '' };
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

interface PageProps {
  readonly start?: SearchState;
  /** The name of the image that is new. */
  readonly added?: string;
}

function Page({ start = EMPTY_SEARCH, added = 'torch:<b>2.6' }: PageProps) {
  const now = useMemo(() => nowWith(added), [added]);
  const [state, setState] = useState(start);
  const client = useMemo(() => {
    const made = createQueryClient();
    made.setQueryData(['images', scopeKey(SCOPE)], now);
    made.setQueryData(['images', scopeKey(SCOPE), '2026-11-01'], THEN);
    made.setQueryData(['history', scopeKey(SCOPE), ''], { days: ['2026-11-01', '2026-11-02'] });
    return made;
  }, [now]);
  const tally = useMemo(() => now.set.tally(filterOf(state)), [now, state]);
  const images = {
    ...{ loaded: now, tally, isPartial: false, isLoading: false, error: undefined, errorAt: 0 },
    ...{ reload: () => undefined, stop: () => undefined },
  };
  return (
    <QueryClientProvider client={client}>
      {/* As wide as beside the facets. */}
      <div className="lg:ml-68">
        <ComparePage
          session={SESSION}
          state={state}
          scope={SCOPE}
          update={(change) => setState(change)}
          images={images}
          enabled
          isFollowing={false}
        />
      </div>
      <output>{`day ${state.day}`}</output>
    </QueryClientProvider>
  );
}

const day = page.getByRole('combobox', { name: 'Day of side B', exact: true });
const changes = page.getByRole('table', { name: 'Changed images', exact: true });
const rows = () => [...document.querySelectorAll('table tbody tr')].map((row) => row.textContent);

test('a saved day is chosen for side B, and the images that are new, gone and changed since are listed', async () => {
  await render(<Page />);
  await expect.element(day).toHaveValue('Now');
  await day.click();
  await expect
    .poll(() =>
      page
        .getByRole('option')
        .elements()
        .map((one) => one.textContent),
    )
    .toEqual([
      expect.stringMatching(/^Now/),
      expect.stringContaining('2026-11-02'),
      expect.stringMatching(/^2026-11-01.*Sunday, November 1, 2026/),
    ]);
  await page.getByRole('option', { name: /2026-11-01/ }).click();
  await expect.element(page.getByText('day 2026-11-01')).toBeInTheDocument();
  await expect.element(page.getByRole('status').first()).toHaveTextContent('1 new, 1 gone, 1 changed');
  await expect.element(changes).toBeVisible();
  expect(rows()).toEqual([
    expect.stringMatching(/^New/),
    'torch:<b>2.6–nonesystem.chipType=CPU',
    expect.stringMatching(/^Gone/),
    'droppedsystem.chipType=GPU–none',
    expect.stringMatching(/^Changed/),
    expect.stringMatching(/^movedChip typesystem\.chipTypeCPUGPU$/),
  ]);
  await expect.element(page.getByRole('button', { name: 'Swap' })).toHaveAttribute('aria-disabled', 'true');
});

test('by labels, the labels of the day are beside those of now', async () => {
  await render(<Page start={{ ...EMPTY_SEARCH, day: '2026-11-01' }} />);
  await page.getByRole('radio', { name: 'Labels', exact: true }).click();
  const table = page.getByRole('table', { name: 'Label comparison', exact: true });
  await page.getByRole('radio', { name: /^All/ }).click();
  await expect.element(table).toBeVisible();
  await expect.poll(rows).toContain('Chip typesystem.chipTypeGPU22');
  await page.getByRole('radio', { name: 'Images', exact: true }).last().click();
  await expect.element(changes).toBeVisible();
});

test('filters narrow the images to those that pass now or passed then', async () => {
  const conditions = [{ key: 'system.chipType', value: 'CPU' }];
  const vs = { ...EMPTY_SEARCH.vs, conditions };
  await render(<Page start={{ ...EMPTY_SEARCH, conditions, vs, day: '2026-11-01' }} />);
  await expect.element(page.getByRole('status').first()).toHaveTextContent('1 new, 0 gone, 1 changed');
});

test('beside a day in the address that is no day, the sides do not change places', async () => {
  await render(<Page start={parseAddress('?vs.day=yesterday&Region=cn-shanghai')} />);
  const swap = page.getByRole('button', { name: 'Swap' });
  await expect.element(swap).toHaveAttribute('aria-disabled', 'true');
  await expect.element(swap).toHaveAttribute('title', ENGLISH_LATER.days.noSwap);
  await expect.element(day).toHaveValue('yesterday');
});

test('a day that is not saved is refused in the field', async () => {
  await render(<Page />);
  await day.fill('2026-11-09');
  await userEvent.keyboard('{Enter}');
  await expect
    .element(page.getByText('“2026-11-09” is not a saved day; they run from 2026-11-01 to 2026-11-02'))
    .toBeVisible();
  await expect.element(page.getByText('day', { exact: true })).toBeInTheDocument();
  await day.fill('now');
  await userEvent.keyboard('{Enter}');
  await expect.element(day).toHaveValue('Now');
});

/** As long as names get. */
const LONG_NAME = 'chatlearn:torch2.6.0-vllm0.8.5-te2.7-ubuntu24.04-cuda12.6-py312-v1.0';

test.for([1440, 1024, 390])('names of images stand whole at %i px, in rows of one height', async (width) => {
  await page.viewport(width, 800);
  await render(<Page start={{ ...EMPTY_SEARCH, day: '2026-11-01' }} added={LONG_NAME} />);
  await expect.element(changes).toBeVisible();
  const name = page.getByRole('link', { name: LONG_NAME }).element().parentElement;
  expect(name?.scrollHeight).toBeLessThanOrEqual(name?.clientHeight ?? 0);
  expect(name?.scrollWidth).toBeLessThanOrEqual(name?.clientWidth ?? 0);
  const heights = [...document.querySelectorAll('tbody tr')].map((row) => row.getBoundingClientRect().height);
  expect(new Set(heights)).toEqual(new Set([width < 640 ? 68 : 36]));
});

const sides = page.getByRole('button', { name: 'Sides', exact: true });
const filterOfB = page.getByRole('combobox', { name: 'Other label filter', exact: true });

test('on narrow screens the sides fold once a day is chosen, say the day, and give the focus to what opens them', async () => {
  await page.viewport(390, 844);
  await render(<Page />);
  await expect.element(sides).toHaveAttribute('aria-expanded', 'true');
  await day.fill('2026-11-01');
  await userEvent.keyboard('{Enter}');
  await expect.element(sides).toHaveAttribute('aria-expanded', 'false');
  await expect.element(sides).toHaveFocus();
  await expect.element(sides).toHaveTextContent('2026-11-01');
});

test.for([1440, 1024, 390])('nothing of side B passes the right edge at %i px', async (width) => {
  await page.viewport(width, 844);
  await render(<Page start={{ ...EMPTY_SEARCH, day: '2026-11-01' }} />);
  if (width < 1280) await sides.click();
  await expect.element(filterOfB).toBeVisible();
  const letter = page.getByRole('heading', { name: 'Side B' }).element().getBoundingClientRect();
  const region = page.getByRole('combobox', { name: 'Region of side B' }).element().getBoundingClientRect();
  expect(Math.abs((letter.top + letter.bottom - region.top - region.bottom) / 2)).toBeLessThan(4);
  const ends = [...(filterOfB.element().closest('search')?.querySelectorAll('*') ?? [])]
    .filter((element) => element.closest('.sr-only') === null)
    .map((element) => element.getBoundingClientRect().right);
  expect(Math.max(...ends)).toBeLessThanOrEqual(width);
});
