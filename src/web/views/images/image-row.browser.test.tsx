import '../../main.css';
import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { imageSetOf } from '../../../contract/image-tally/image-set-builder.ts';
import type { Image } from '../../../contract/operations.ts';
import { toImageRows } from '../../../contract/rows/image-rows.ts';
import { EMPTY_SEARCH } from '../../address/search-state.ts';
import { useRegionChoice } from '../../shell/problems/use-region-choice.tsx';
import { render } from '../../text/testing/render.tsx';
import { type ChipRoom, ENDLESS_ROOM } from './chip-room.ts';
import { ImageActionsContext } from './image-actions.ts';
import { NameCell } from './image-cells.tsx';
import { clearTicks, useTicked } from './selection.ts';
import { SelectionBar } from './selection-bar.tsx';

const URI = 'registry.cn-shanghai.aliyuncs.com/pai/torch:1';
const ANY = 'registry.{region}.aliyuncs.com/pai/any';
const IMAGES: readonly Image[] = [
  { ImageId: 'image-1', Name: 'torch:1', ImageUri: URI },
  { ImageId: 'image-2', Name: 'any:1', ImageUri: `${ANY}:1` },
  { ImageId: 'image-3', Name: 'any:2', ImageUri: `${ANY}:2` },
  { ImageId: 'image-4', Name: 'nowhere:1' },
  { ImageId: 'image-5', Name: 'fifth:1' },
];
/** Listed only where a test says so. */
const LONG: Image = { ImageId: 'image-6', Name: 'hub:1.0-gpu-py312-ubuntu22.04' };
const REGIONS = ['cn-hangzhou', 'cn-shanghai'];
const TD = { role: 'cell', className: 'relative' } as const;

const copied = vi.fn(() => Promise.resolve());
const opened = vi.fn();
beforeEach(() => {
  clearTicks();
  localStorage.clear();
  copied.mockClear();
  opened.mockClear();
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(copied);
});

interface RowsProps {
  readonly listed?: readonly Image[];
  readonly room?: ChipRoom;
}

function Rows({ listed = IMAGES, room = ENDLESS_ROOM }: RowsProps) {
  const { region: picked, ask, list } = useRegionChoice();
  const images = [...IMAGES, LONG];
  const all = toImageRows(imageSetOf(images), [...images.keys()], () => []);
  const shown = all.filter((row) => listed.some(({ ImageId }) => ImageId === row.id));
  const ids = useTicked();
  const ticked = ids.flatMap((id) => all.find((row) => row.id === id) ?? []);
  const uris = { region: '', picked, regions: REGIONS, ask };
  const actions = {
    here: EMPTY_SEARCH,
    active: new Set<string>(),
    uris,
    frameworks: [],
    marks: undefined,
    room,
    filterBy: opened,
    chooseWorkspace: opened,
    open: opened,
  };
  return (
    <ImageActionsContext value={actions}>
      <section data-rows tabIndex={-1} aria-label="Rows">
        <table>
          <tbody>
            {shown.map((row) => (
              <tr key={row.id}>
                <NameCell row={row} td={TD} />
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <SelectionBar state={{ ...EMPTY_SEARCH, region: 'cn-shanghai' }} ticked={ticked} shown={shown} uris={uris} />
      {list}
    </ImageActionsContext>
  );
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const tick = (name: string) => page.getByRole('checkbox', { name: `Select ${name}`, exact: true });
const bar = () => page.getByRole('region', { name: 'Ticked images' });

test('the repository is muted in a name of two lines too, whether its tag begins in the first or not', async () => {
  const widthOf = (text: string) => text.length;
  const room = { ...ENDLESS_ROOM, name: 20, nameWidth: widthOf, smallNameWidth: widthOf };
  await render(<Rows listed={[LONG]} room={room} />);
  const link = page.getByRole('link', { name: 'hub:1.0-gpu-py312-ubuntu22.04' });
  const muted = link.getByText('hub:', { exact: true });
  const colorOf = (element: Element) => getComputedStyle(element).color;
  expect(colorOf(muted.element())).not.toBe(colorOf(link.element()));
});

test('a URI is copied at once, and the image is not opened; one without a URI has no button', async () => {
  await render(<Rows />);
  await button('Copy URI of torch:1').click();
  await expect.poll(() => copied.mock.calls).toEqual([[URI]]);
  expect(opened).not.toHaveBeenCalled();
  await expect.element(button('Copy URI of nowhere:1')).not.toBeInTheDocument();
});

test('a URI of every region asks once which one, copies, and remembers it', async () => {
  const screen = await render(<Rows />);
  await button('Copy URI of any:1').click();
  await page.getByRole('menuitem', { name: /^cn-shanghai ·/ }).click();
  const filled = (tag: string) => [`registry.cn-shanghai.aliyuncs.com/pai/any:${tag}`];
  await expect.poll(() => copied.mock.calls).toEqual([filled('1')]);
  await expect.element(button('Copy URI of any:1')).toHaveAttribute('title', 'Copied for cn-shanghai');
  await expect.element(button('Copy URI of any:1')).toHaveFocus();
  await button('Copy URI of any:2').click();
  await expect.poll(() => copied.mock.calls).toEqual([filled('1'), filled('2')]);
  expect(opened).not.toHaveBeenCalled();

  await screen.unmount();
  await render(<Rows />);
  await button('Copy URI of any:1').click();
  await expect.poll(() => copied.mock.calls).toEqual([filled('1'), filled('2'), filled('1')]);
});

test('nothing is copied if no region is chosen', async () => {
  await render(<Rows />);
  await button('Copy URI of any:1').click();
  await expect.element(page.getByRole('menuitem').first()).toHaveFocus();
  (document.activeElement ?? document.body).dispatchEvent(
    new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }),
  );
  await expect.element(page.getByRole('menu')).not.toBeInTheDocument();
  expect(copied).not.toHaveBeenCalled();
});

test('two to four images are ticked, a fifth is refused with the reason', async () => {
  await render(<Rows />);
  await expect.element(bar()).not.toBeInTheDocument();
  for (const name of ['torch:1', 'any:1', 'any:2', 'nowhere:1']) await tick(name).click();
  await expect.element(bar()).toHaveTextContent('4 ticked');
  await expect
    .element(page.getByRole('link', { name: 'Compare 4 images', exact: true }))
    .toHaveAttribute('href', '/compare?Region=cn-shanghai&ids=image-1,image-2,image-3,image-4');
  await expect.element(tick('fifth:1')).toHaveAttribute('aria-disabled', 'true');
  await expect.element(tick('fifth:1')).toHaveAttribute('title', 'At most 4 images can be ticked');
  await tick('fifth:1').click({ force: true });
  await expect.element(tick('fifth:1')).not.toBeChecked();
  await tick('any:1').click();
  await expect.element(tick('fifth:1')).toHaveAttribute('aria-disabled', 'false');
  await button('Clear ticks').click();
  await expect.element(bar()).not.toBeInTheDocument();
  await expect.element(tick('torch:1')).not.toBeChecked();
});

test('ticks stay while the list changes, and what left it is counted and copied', async () => {
  const screen = await render(<Rows />);
  await tick('any:1').click();
  await tick('torch:1').click();
  await screen.rerender(<Rows listed={IMAGES.slice(0, 1)} />);
  await expect.element(bar()).toHaveTextContent('2 ticked(1 not in this list)');
  await button('Copy URIs').click();
  await page.getByRole('menuitem', { name: /^cn-hangzhou/ }).click();
  await expect.poll(() => copied.mock.calls).toEqual([[`registry.cn-hangzhou.aliyuncs.com/pai/any:1\n${URI}`]]);
  await expect.element(button('Copy URIs')).toHaveAttribute('title', 'Copied for cn-hangzhou');
  await screen.rerender(<Rows />);
  await expect.element(tick('any:1')).toBeChecked();
});

test('a checkbox is at the middle of its name, with one line and with two', async () => {
  const width = (text: string) => text.length;
  const screen = await render(<Rows />);
  const isCentred = () => {
    const box = tick('torch:1').element().getBoundingClientRect();
    const name = document.querySelector('[data-detail="image-1"]')?.getBoundingClientRect();
    return name !== undefined && Math.abs(box.top + box.bottom - name.top - name.bottom) / 2 < 2;
  };
  for (const size of [390, 1280]) {
    await page.viewport(size, 800);
    await screen.rerender(<Rows />);
    expect(isCentred()).toBe(true);
    await screen.rerender(<Rows room={{ ...ENDLESS_ROOM, name: 6, nameWidth: width, smallNameWidth: width }} />);
    expect(isCentred()).toBe(true);
  }
});

test('on a phone the bar of ticked images is one line, and its buttons work by keyboard', async () => {
  await page.viewport(390, 844);
  await render(<Rows />);
  for (const name of ['torch:1', 'any:1', 'any:2']) await tick(name).click();
  await expect.element(bar()).toHaveTextContent('3 ticked');
  expect(bar().element().clientHeight).toBeLessThanOrEqual(40);
  for (const child of bar().element().children) expect(child.getBoundingClientRect().right).toBeLessThanOrEqual(390);
  button('Clear ticks').element().focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(bar()).not.toBeInTheDocument();
  await expect.element(page.getByRole('region', { name: 'Rows', exact: true })).toHaveFocus();
});
