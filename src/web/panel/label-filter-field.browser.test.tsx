import { useMemo, useRef, useState } from 'react';
import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Condition } from '../../contract/filter.ts';
import { EMPTY_EXTRA } from '../../contract/image-filter/image-filter.ts';
import { valuesByKey } from '../../contract/label-sets.ts';
import { EMPTY_SEARCH, filterOf, type SearchState } from '../address/search-state.ts';
import { render } from '../text/testing/render.tsx';
import { ImageToken } from './image-token.tsx';
import { LabelFilterField } from './label-filter-field.tsx';
import '../main.css';

const LABELS = valuesByKey([
  ...['CPU', 'GPU', 'PPU'].map((Value) => ({ Key: 'system.chipType', Value })),
  ...['2.6.0', '2.8.0'].map((Value) => ({ Key: 'system.framework.PyTorch', Value })),
  { Key: 'system.supported.dsw', Value: 'true' },
]);
const possible = () => LABELS;
const SESSION = { region: '', workspaceId: '', regions: ['cn-shanghai'] };
const chip = (value: string): Condition => ({ key: 'system.chipType', value });

let last: SearchState = EMPTY_SEARCH;

beforeEach(async () => {
  localStorage.clear();
  await page.viewport(1100, 700);
});

interface BoxProps {
  readonly start?: readonly Condition[];
  readonly width?: number;
  readonly imageId?: string;
}

function Box({ start = [], width = 900, imageId = '' }: BoxProps) {
  const [state, setState] = useState<SearchState>({
    ...EMPTY_SEARCH,
    imageId,
    conditions: start,
    extra: EMPTY_EXTRA,
  });
  const input = useRef<HTMLInputElement>(null);
  last = state;
  const { conditions, extra } = state;
  const filter = useMemo(() => filterOf({ conditions, extra }), [conditions, extra]);
  return (
    <search style={{ display: 'flex', width }}>
      <LabelFilterField
        filter={filter}
        state={state}
        images={{ tally: undefined, isPartial: false }}
        possible={possible}
        session={SESSION}
        update={(change) => setState(change)}
        lines={2}
        inputRef={input}
        image={
          state.imageId !== '' && (
            <ImageToken
              imageId={state.imageId}
              onRemove={() => setState((before) => ({ ...before, imageId: '' }))}
              input={() => input.current}
            />
          )
        }
      />
    </search>
  );
}

const field = page.getByRole('combobox', { name: 'Label filter' });
const tokens = page.getByRole('list', { name: 'Active filters' }).getByRole('listitem');
const token = (words: string) => page.getByRole('button', { name: `Change filter ${words}`, exact: true });
const shown = () => tokens.elements().map((element) => element.textContent);

describe('typed words', () => {
  beforeEach(async () => {
    await render(<Box />);
    await field.click();
  });

  test('the first option is highlighted from the start, and Enter takes it', async () => {
    await userEvent.keyboard('pytorch gpu dsw');
    const option = page.getByRole('option', { name: 'PyTorch any version, GPU, DSW' });
    await expect.element(option).toHaveAttribute('aria-selected', 'true');
    await expect.element(field).toHaveAttribute('aria-activedescendant', option.element().id);
    await userEvent.keyboard('{Enter}');
    await expect.element(tokens).toHaveLength(3);
    expect(shown()).toEqual(['PyTorch any version', 'GPU', 'DSW']);
    await expect.element(field).toHaveValue('');
    await expect.element(field).toHaveFocus();
  });

  test('a typed condition is taken as it is, known or not', async () => {
    await userEvent.keyboard('system.chipType=TPU{Enter}');
    await expect.element(tokens).toHaveLength(1);
    expect(last.conditions).toEqual([chip('TPU')]);
    await userEvent.keyboard('pytorch>=2.6{Enter}');
    await expect.element(tokens).toHaveLength(2);
    expect(last.extra.from).toEqual([{ key: 'system.framework.PyTorch', value: '2.6' }]);
  });

  test('a typo gets a suggestion, and Enter does not apply it', async () => {
    await userEvent.keyboard('pytroch');
    const option = page.getByRole('option', { name: 'PyTorch any version' });
    await expect.element(option).toHaveAttribute('aria-selected', 'false');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('alert')).toHaveTextContent('“pytroch” matches nothing here');
    await expect.element(field).toHaveValue('pytroch');
    expect(last.conditions).toEqual([]);
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect.element(tokens).toHaveLength(1);
    expect(shown()).toEqual(['PyTorch any version']);
  });

  test('more than 100 conditions are refused at once, and stay in the box with their number', async () => {
    const paste = (text: string) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text', text);
      field.element().dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    };
    const conditions = (count: number) => Array.from({ length: count }, (_, at) => `team=${at}`).join(',');
    paste(conditions(101));
    await expect
      .element(page.getByRole('alert'))
      .toHaveTextContent('These are 101 conditions; a filter can have at most 100');
    await expect.element(field).toHaveValue(conditions(101));
    expect(last.conditions).toEqual([]);
    await field.fill('');
    paste(conditions(100));
    await expect.poll(() => last.conditions.length).toBe(100);
    await expect.element(field).toHaveValue('');
  });

  test('a region sets the scope', async () => {
    await userEvent.keyboard('shanghai{Enter}');
    await expect.poll(() => last.region).toBe('cn-shanghai');
  });

  test('text without a match stays, with the reason; Tab applies nothing', async () => {
    await userEvent.keyboard('zzz{Enter}');
    await expect.element(page.getByRole('alert')).toHaveTextContent('“zzz” matches nothing here');
    await expect.element(field).toHaveValue('zzz');
    await userEvent.keyboard('{Escape}{Escape}gpu');
    await expect.element(page.getByRole('option', { name: 'GPU' })).toBeVisible();
    await userEvent.tab();
    expect(last.conditions).toEqual([]);
  });
});

describe('tokens by the keyboard', () => {
  beforeEach(async () => {
    await render(<Box start={[chip('GPU'), chip('CPU'), { key: 'system.framework.PyTorch', value: '*' }]} />);
    await field.click();
  });

  test('Backspace goes to the last, and a second one removes it', async () => {
    await userEvent.keyboard('{Backspace}');
    await expect.element(token('PyTorch any version')).toHaveFocus();
    expect(shown()).toEqual(['GPU', 'orCPU', 'PyTorch any version']);
    await userEvent.keyboard('{Backspace}');
    await expect.element(tokens).toHaveLength(2);
    await expect.element(field).toHaveFocus();
  });

  test('arrows walk them and come back to the input', async () => {
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
    await expect.element(token('CPU')).toHaveFocus();
    await userEvent.keyboard('{Home}');
    await expect.element(token('GPU')).toHaveFocus();
    await userEvent.keyboard('{Delete}');
    await expect.element(tokens).toHaveLength(2);
    await userEvent.keyboard('{ArrowLeft}{ArrowRight}');
    await expect.element(field).toHaveFocus();
  });

  test('the words of one open its values, which filter at once; Escape gives the focus back', async () => {
    await userEvent.keyboard('{Home}{ArrowLeft}{Home}{Enter}');
    const values = page.getByRole('dialog', { name: 'Values of Chip type' });
    await expect.element(values.getByRole('checkbox', { name: 'GPU' })).toBeChecked();
    await values.getByRole('checkbox', { name: 'PPU' }).click();
    await expect.element(tokens).toHaveLength(4);
    await userEvent.keyboard('{Escape}');
    await expect.element(values).not.toBeInTheDocument();
    await expect.element(token('GPU')).toHaveFocus();
  });

  test('the whole filter is edited as text; invalid text changes nothing', async () => {
    await userEvent.keyboard('{Control>}/{/Control}');
    const text = page.getByRole('textbox', { name: 'Filter as text' });
    await expect.element(text).toHaveFocus();
    await expect.element(text).toHaveValue('system.chipType=GPU\nsystem.chipType=CPU\nsystem.framework.PyTorch=*');
    // Where one writes on.
    const area = text.element();
    expect(area instanceof HTMLTextAreaElement && area.selectionStart === area.value.length).toBe(true);
    await text.fill('system.chipType!=XPU\nnonsense');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('alert')).toHaveTextContent('“nonsense” has no “=”');
    expect(last.conditions).toHaveLength(3);
    await text.fill('system.chipType!=XPU');
    await userEvent.keyboard('{Enter}');
    await expect.element(tokens).toHaveLength(1);
    expect(shown()).toEqual(['not XPU']);
    await expect.element(field).toHaveFocus();
  });
});

test('tokens without room are behind a button, and stay in the list', async () => {
  const many = ['2.6.0', '2.8.0', '3', '4', '5', '6', '7', '8'].map((value) => ({
    key: 'system.framework.PyTorch',
    value,
  }));
  await render(<Box start={many} width={420} />);
  await expect.element(tokens).toHaveLength(8);
  const more = page.getByRole('button', { name: /^\+\d$/ });
  await expect.element(more).toBeVisible();
  const behind = () => tokens.elements().filter((item) => item.getBoundingClientRect().width <= 1).length;
  await expect.poll(behind).toBe(Number(more.element().textContent?.slice(1)));
  await more.click();
  await expect.poll(behind).toBe(0);
});

test('the chosen image is a token behind the filters: arrows reach it, Backspace removes it', async () => {
  await render(<Box start={[chip('GPU')]} imageId="image-1" />);
  const remove = page.getByRole('button', { name: 'Remove filter ImageId=image-1', exact: true });
  await expect.element(page.getByRole('list', { name: 'Chosen image' })).toHaveTextContent('image-1');
  expect(remove.element().closest('.field-box')).not.toBeNull();
  await field.click();
  await userEvent.keyboard('{ArrowLeft}');
  await expect.element(remove).toHaveFocus();
  await userEvent.keyboard('{ArrowLeft}');
  await expect.element(token('GPU')).toHaveFocus();
  await field.click();
  await userEvent.keyboard('{Backspace}{Backspace}');
  await expect.element(remove).not.toBeInTheDocument();
  expect([last.imageId, last.conditions.length]).toEqual(['', 1]);
  await expect.element(field).toHaveFocus();
});
