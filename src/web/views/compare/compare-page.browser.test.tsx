import '../../main.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { imageSetOf } from '../../../contract/image-tally/image-set-builder.ts';
import type { Image, SessionResponse } from '../../../contract/operations.ts';
import { EMPTY_SEARCH, filterOf, type SearchState } from '../../address/search-state.ts';
import { scopeKey } from '../../api/queries.ts';
import { createQueryClient } from '../../api/query-client.ts';
import type { LoadedImages } from '../../image-set/loaded-images.ts';
import { render } from '../../text/testing/render.tsx';
import { ComparePage } from './compare-page.tsx';

const label = (Key: string, Value: string) => ({ Key, Value });
const IMAGES: readonly Image[] = [
  {
    ImageId: 'image-1',
    Name: 'torch:2.6',
    ImageUri: 'registry.cn-shanghai.aliyuncs.com/pai/torch:2.6',
    Labels: [label('system.framework.PyTorch', '2.6.0'), label('system.chipType', 'GPU')],
  },
  {
    ImageId: 'image-2',
    Name: 'torch:2.4',
    Labels: [label('system.framework', 'PyTorch 2.4.0'), label('system.chipType', 'GPU')],
  },
  { ImageId: 'image-3', Name: 'cpu:1', Labels: [label('system.chipType', 'CPU'), label('team', 'vision')] },
];
const SCOPE = { region: '', workspaceId: '', imageId: '' };
const SESSION: SessionResponse = {
  RequestId: '1',
  source: 'live',
  signed: false,
  region: '',
  workspaceId: '',
  regions: ['cn-hangzhou', 'cn-shanghai'],
  version: '1',
};
const LOADED: LoadedImages = {
  set: imageSetOf(IMAGES),
  totalCount: 3,
  expected: 3,
  isComplete: true,
  isStopped: false,
  isCut: false,
  requests: [],
  answeredAt: Date.now(),
};

function Page({ start }: { readonly start: SearchState }) {
  const [state, setState] = useState(start);
  const client = useMemo(() => {
    const made = createQueryClient();
    made.setQueryData(['images', scopeKey(SCOPE)], LOADED);
    return made;
  }, []);
  const images = {
    loaded: LOADED,
    tally: useMemo(() => LOADED.set.tally(filterOf(state)), [state]),
    isPartial: false,
    isLoading: false,
    error: undefined,
    errorAt: 0,
    reload: () => undefined,
    stop: () => undefined,
  };
  return (
    <QueryClientProvider client={client}>
      <ComparePage
        session={SESSION}
        state={state}
        scope={SCOPE}
        update={(change) => setState(change)}
        images={images}
        enabled
        isFollowing={false}
      />
      <output>{state.ids?.join(',') ?? 'no ids'}</output>
    </QueryClientProvider>
  );
}

const radio = (name: string) => page.getByRole('radio', { name, exact: true });
const table = page.getByRole('table', { name: 'Images compared', exact: true });
const heads = () => [...document.querySelectorAll('tbody th')].map((head) => head.textContent);
const compared = (...ids: readonly string[]): SearchState => ({ ...EMPTY_SEARCH, ids });

test('the switch follows the address, keeps the focus, and brings the images back', async () => {
  await render(<Page start={compared('image-1', 'image-2')} />);
  await expect.element(radio('Images')).toBeChecked();
  await expect.element(table).toBeVisible();
  await radio('Scopes').click();
  await expect.element(radio('Scopes')).toBeChecked();
  await expect.element(radio('Scopes')).toHaveFocus();
  await expect.element(page.getByText('no ids')).toBeInTheDocument();
  await expect.element(table).not.toBeInTheDocument();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(page.getByText('image-1,image-2', { exact: true })).toBeInTheDocument();
  await expect.element(radio('Images')).toHaveFocus();
});

test('only differences leaves the rows that all images share out', async () => {
  await render(<Page start={compared('image-1', 'image-2')} />);
  await expect
    .poll(heads)
    .toEqual(['≠PyTorchsystem.framework, system.framework.PyTorchdiffers', 'Chip typesystem.chipType']);
  await page.getByRole('checkbox', { name: 'Only differences', exact: true }).click();
  await expect.poll(heads).toEqual(['≠PyTorchsystem.framework, system.framework.PyTorchdiffers']);
  await expect.element(table).toHaveTextContent('2.6.0');
  await expect.element(table).toHaveTextContent('2.4.0');
});

test('an image is added by name and removed again; a single one asks for another', async () => {
  await render(<Page start={compared('image-1')} />);
  await expect.element(page.getByRole('alert')).toHaveTextContent('ids: one image (image-1) cannot be compared');
  const add = page.getByRole('combobox', { name: 'Add an image', exact: true });
  await add.fill('cpu');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('image-1,image-3', { exact: true })).toBeInTheDocument();
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  await add.fill('image-3');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('alert')).toHaveTextContent('This image is already compared');
  await page.getByRole('button', { name: 'Remove torch:2.6 from the comparison', exact: true }).click();
  await expect.element(page.getByText('image-3', { exact: true }).last()).toBeInTheDocument();
  await expect.element(add).toHaveFocus();
});

test('where neither side has images, the filters of a side that have results are one press away', async () => {
  const none = [
    { key: 'system.chipType', value: 'GPU' },
    { key: 'team', value: 'nobody' },
  ];
  await render(<Page start={{ ...EMPTY_SEARCH, conditions: none, vs: { ...EMPTY_SEARCH.vs, conditions: none } }} />);
  const keep = page.getByRole('button', { name: /^Keep GPU/ });
  await expect.poll(() => keep.elements().length).toBe(2);
  await keep.last().click();
  await expect.poll(() => keep.elements().length).toBe(0);
  await expect.element(page.getByRole('table', { name: 'Label comparison' })).toBeVisible();
});

// As wide as the view is beside the facets at 1440 and 1280 px.
test.for([1168, 1008])('the field that adds images leaves the search its place in %i px', async (width) => {
  await page.viewport(width, 800);
  await render(<Page start={compared('image-1', 'image-2', 'image-3')} />);
  await expect.element(table).toBeVisible();
  const boxOf = (role: 'combobox' | 'searchbox', name: string) =>
    page.getByRole(role, { name, exact: true }).element().closest('.field-box')?.getBoundingClientRect();
  const [add, search] = [boxOf('combobox', 'Add an image'), boxOf('searchbox', 'Search rows')];
  expect(search?.left).toBeGreaterThanOrEqual(add?.right ?? width);
  expect(search?.top).toBeLessThan(add?.bottom ?? 0);
  expect(search?.width).toBeGreaterThanOrEqual(112);
});
