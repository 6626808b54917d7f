import '../../../main.css';
import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { addressOf } from '../../../../contract/image-tally/image-address.ts';
import type { SessionResponse } from '../../../../contract/operations.ts';
import { EMPTY_SEARCH, type SearchState } from '../../../address/search-state.ts';
import { useRegionChoice } from '../../../shell/problems/use-region-choice.tsx';
import { render } from '../../../text/testing/render.tsx';
import { FactsSection } from './facts-section.tsx';
import { LabelsSection } from './labels-section.tsx';
import { SnippetsSection } from './snippets-section.tsx';
import { UriSection } from './uri-section.tsx';

const LABELS = [
  { Key: 'system.framework.PyTorch', Value: '2.6.0' },
  { Key: 'system.chipType', Value: 'GPU' },
  { Key: 'system.supported.dsw', Value: 'true' },
  { Key: 'team', Value: 'a,b=c' },
];
const IMAGE = { ImageId: 'image-1', WorkspaceId: '262162', Labels: LABELS };
const ANY = 'registry.{region}.aliyuncs.com/pai/torch:1';
const READY = addressOf('registry.cn-shanghai.aliyuncs.com/pai/torch:1', '', [], '');
const SESSION: SessionResponse = {
  RequestId: 'r',
  source: 'embedded',
  signed: false,
  region: '',
  workspaceId: '',
  regions: ['cn-hangzhou', 'cn-shanghai'],
  version: '0',
};

const copied = vi.fn(() => Promise.resolve());
let state: SearchState;
const update = (change: (before: SearchState) => SearchState) => {
  state = change(state);
};
beforeEach(() => {
  state = EMPTY_SEARCH;
  localStorage.clear();
  copied.mockClear();
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(copied);
});

const button = (name: string) => page.getByRole('button', { name, exact: true });

test('each fact is a filter, and so are workspace and region', async () => {
  await render(
    <FactsSection image={IMAGE} regions={['cn-shanghai']} isEmbedded state={state} session={SESSION} update={update} />,
  );
  await expect.element(page.getByRole('table', { name: 'Facts' })).toBeVisible();
  for (const name of ['PyTorch 2.6.0', 'GPU', 'DSW', '262162', 'cn-shanghai']) await button(name).click();
  expect(state.conditions.map(({ key, value }) => `${key}=${value}`)).toEqual([
    'system.framework.PyTorch=2.6.0',
    'system.chipType=GPU',
    'system.supported.dsw=true',
  ]);
  expect([state.workspaceId, state.region]).toEqual(['262162', 'cn-shanghai']);
});

test('labels are folded behind their number, and one line says where they come from', async () => {
  await render(
    <LabelsSection
      labels={LABELS}
      state={state}
      update={update}
      basis={{ 'system.chipType': 'gpu in the tag' }}
      isOriginUnknown={false}
    />,
  );
  await expect.element(button('Labels (4)')).toHaveAttribute('aria-expanded', 'false');
  await expect.element(page.getByText('Partly derived from the name')).toBeVisible();
  expect(document.body.textContent).not.toContain('gpu in the tag');
  await button('How?').click();
  await expect.element(page.getByText(/gpu in the tag/)).toBeVisible();
  await button('Labels (4)').click();
  await button('2.6.0').click();
  expect(state.conditions).toHaveLength(1);
  // A value that no filter can say stays in reach and says why.
  await expect.element(button('a,b=c')).toHaveAttribute('title', expect.stringMatching(/^Cannot be a filter/));
});

test('snippets are tabs: one is in the document, arrow keys change it, and long lines wrap', async () => {
  await page.viewport(400, 800);
  await render(
    <SnippetsSection
      image={{ ImageId: 'image-1', Labels: LABELS }}
      address={READY}
      scope={{ region: '', workspaceId: '', imageId: '' }}
      runs=""
    />,
  );
  const code = () => document.querySelectorAll('[role=tabpanel] code');
  await expect.element(page.getByRole('tab', { name: 'Python', exact: true })).toHaveAttribute('aria-selected', 'true');
  expect(code()).toHaveLength(1);
  await page.getByRole('tab', { name: 'Python', exact: true }).click();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(page.getByRole('tab', { name: 'DLC', exact: true })).toHaveFocus();
  await expect.element(page.getByRole('tabpanel', { name: 'DLC' })).toHaveTextContent('PyTorchJob');
  await userEvent.keyboard('{End}');
  await expect.element(page.getByRole('tabpanel', { name: 'Markdown' })).toHaveTextContent('system.');
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(page.getByRole('tabpanel', { name: 'Python' })).toHaveTextContent('from pai.estimator');
  expect(code()).toHaveLength(1);
  const block = document.querySelector('pre');
  expect(block?.scrollWidth).toBe(block?.clientWidth);
});

function AnyRegion() {
  const { region, ask, list } = useRegionChoice();
  return (
    <>
      <UriSection
        address={addressOf(ANY, '', [], region)}
        needsChoice
        choices={['cn-hangzhou', 'cn-shanghai']}
        picked={region}
        ask={ask}
      />
      {list}
    </>
  );
}

test('a URI of every region asks for one once, and shows what was chosen', async () => {
  await render(<AnyRegion />);
  await button('Copy image URI').click();
  await page.getByRole('menuitem', { name: /^cn-shanghai/ }).click();
  const uri = 'registry.cn-shanghai.aliyuncs.com/pai/torch:1';
  await vi.waitFor(() => expect(copied).toHaveBeenLastCalledWith(uri));
  await expect.element(page.getByText(uri)).toBeVisible();
  await button('Copy image URI').click();
  await vi.waitFor(() => expect(copied).toHaveBeenCalledTimes(2));
  await page.getByRole('button', { name: /^cn-shanghai · / }).click();
  await page.getByRole('menuitem', { name: /^cn-hangzhou/ }).click();
  await expect.element(page.getByText('registry.cn-hangzhou.aliyuncs.com/pai/torch:1')).toBeVisible();
  await button('Copy VPC address').click();
  await vi.waitFor(() => expect(copied).toHaveBeenLastCalledWith('registry-vpc.cn-hangzhou.aliyuncs.com/pai/torch:1'));
});
