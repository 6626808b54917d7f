import { useMemo } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ok } from '../../contract/result.ts';
import { filterOf } from '../address/search-state.ts';
import { useRefusedLength, useSearchState } from '../address/use-search-state.ts';
import { setScope } from '../filter/filter-changes.ts';
import { render } from '../text/testing/render.tsx';
import { ImageField } from './image-field.tsx';
import { LabelFilterField } from './label-filter-field.tsx';
import { LabelKeysField } from './label-keys-field.tsx';
import { ScopeField } from './scope-field.tsx';
import '../main.css';

const SESSION = { region: '', workspaceId: '', regions: [] };
const { href } = location;

beforeEach(() => page.viewport(1100, 700));
afterEach(() => history.replaceState(null, '', href));

/** Every field of the panel that takes free text, with the address of the test's own page. */
function Fields() {
  const [state, update] = useSearchState();
  const { conditions, extra } = state;
  const filter = useMemo(() => filterOf({ conditions, extra }), [conditions, extra]);
  return (
    <search style={{ width: 900 }}>
      <LabelFilterField
        filter={filter}
        state={state}
        images={{ tally: undefined, isPartial: false }}
        possible={undefined}
        session={SESSION}
        update={update}
        lines={2}
      />
      <LabelKeysField labelKeys={state.labelKeys} possible={undefined} update={update} />
      <ImageField imageId={state.imageId} onCommit={(id) => update(setScope('ImageId', id, SESSION))} />
      <ScopeField
        name="Rows"
        shown={state.rows}
        all=""
        options={[]}
        read={ok}
        onCommit={(rows) => update((before) => ({ ...before, rows }))}
      />
      <output>{useRefusedLength()}</output>
    </search>
  );
}

const LONG = 'x'.repeat(12_500);

test.each([
  ['combobox', 'Label filter', `team=${LONG}`, 'team=x', 'LabelFilter=team=x'],
  ['combobox', 'Label keys', LONG, 'team', 'LabelKeys=team'],
  ['textbox', 'Image ID', LONG, 'image-1', 'ImageId=image-1'],
  ['combobox', 'Rows', LONG, 'team', 'rows=team'],
])(
  '%s %s keeps what makes the address too long, says why, and takes a shorter text',
  async (role, name, text, shorter, query) => {
    await render(<Fields />);
    const field = page.getByRole(role, { name, exact: true });
    await field.fill(text);
    await userEvent.keyboard('{Enter}');
    await expect
      .element(page.getByRole('alert'))
      .toHaveTextContent(/12,\d{3} characters, and at most 12,000 can be sent/);
    await expect.element(field).toHaveValue(text);
    expect(location.search).not.toContain('xx');
    // One cause, one message: none above the rows too.
    await expect.element(page.getByRole('status')).toBeEmptyDOMElement();
    await field.fill(shorter);
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => decodeURIComponent(location.search)).toContain(query);
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  },
);

test('the filter as text stays open with a text that makes the address too long', async () => {
  await render(<Fields />);
  await page.getByRole('combobox', { name: 'Label filter' }).click();
  await userEvent.keyboard('{Control>}/{/Control}');
  const area = page.getByRole('textbox', { name: 'Filter as text' });
  await area.fill(`team=${LONG}`);
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('alert')).toHaveTextContent('at most 12,000 can be sent');
  await expect.element(area).toHaveValue(`team=${LONG}`);
  await area.fill('team=a');
  await userEvent.keyboard('{Enter}');
  await expect.element(area).not.toBeInTheDocument();
  expect(decodeURIComponent(location.search)).toContain('LabelFilter=team=a');
});
