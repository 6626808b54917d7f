import { useRef, useState } from 'react';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from '../../text/testing/render.tsx';
import { FacetGroup } from './facet-group.tsx';
import { FacetRow } from './facet-row.tsx';
import { useFacetKeys } from './use-facet-keys.ts';

const FOLDED = ['2.8.0', '2.6.0'];

function Facets() {
  const list = useRef<HTMLDivElement>(null);
  const keys = useFacetKeys(list);
  const [chips, setChips] = useState(['CPU', 'GPU']);
  const [showsAll, setShowsAll] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const row = (name: string, onToggle = () => {}) => (
    <FacetRow
      key={name}
      name={name}
      text={name}
      checked={false}
      count={undefined}
      onToggle={onToggle}
      actions={[{ id: 'only', text: 'Only this', onChoose: () => {} }]}
    />
  );
  return (
    <>
      <button type="button">Before</button>
      {/* biome-ignore lint/a11y/useSemanticElements: the panel has its own element, and this one is the list of facets, which is no form. */}
      <div ref={list} role="group" aria-label="Facets" {...keys}>
        <FacetGroup
          name="Chip"
          startsOpen
          isForced={false}
          draw={() => <ul>{chips.map((chip) => row(chip, () => setChips(chips.filter((one) => one !== chip))))}</ul>}
        />
        <FacetGroup
          name="Framework"
          startsOpen
          isForced={false}
          draw={() => (
            <ul>
              <FacetRow
                name="PyTorch"
                text="PyTorch"
                checked={false}
                count={undefined}
                folder={{ name: 'Show versions', isOpen, toggle: () => setOpen(!isOpen) }}
                onToggle={() => {}}
              />
              {isOpen && FOLDED.map((version) => row(version))}
              {showsAll ? (
                row('vLLM')
              ) : (
                <li>
                  <button type="button" tabIndex={-1} onClick={() => setShowsAll(true)}>
                    1 more
                  </button>
                </li>
              )}
            </ul>
          )}
        />
      </div>
      <button type="button">After</button>
    </>
  );
}

const focused = () =>
  expect.poll(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent);

async function enter() {
  await render(<Facets />);
  page.getByRole('button', { name: 'Before' }).element().focus();
  await userEvent.tab();
  await focused().toBe('Chip');
}

test('the list is one Tab stop, which is where the focus last was', async () => {
  await enter();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  await focused().toBe('GPU');
  await userEvent.tab();
  await focused().toBe('After');
  await userEvent.tab({ shift: true });
  await focused().toBe('GPU');
  await userEvent.keyboard('{ArrowRight}');
  await focused().toBe('More for GPU');
  await userEvent.tab();
  await focused().toBe('After');
  await userEvent.tab({ shift: true });
  await focused().toBe('GPU');
  await userEvent.tab({ shift: true });
  await focused().toBe('Before');
});

test('arrows go from line to line, pages from facet to facet, Home and End to the ends', async () => {
  await enter();
  const visit = async (key: string, name: string) => {
    await userEvent.keyboard(`{${key}}`);
    await focused().toBe(name);
  };
  await visit('PageDown', 'Framework');
  await visit('ArrowDown', 'PyTorch');
  await visit('ArrowLeft', 'Show versions');
  await visit('ArrowDown', '1 more');
  await visit('ArrowUp', 'PyTorch');
  await visit('PageUp', 'Framework');
  await visit('PageUp', 'Chip');
  await visit('End', '1 more');
  await visit('Home', 'Chip');
});

test('Left closes a facet and Right opens it', async () => {
  await enter();
  const chip = page.getByRole('button', { name: 'Chip' });
  await userEvent.keyboard('{ArrowLeft}');
  await expect.element(chip).toHaveAttribute('aria-expanded', 'false');
  await userEvent.keyboard('{ArrowDown}');
  await focused().toBe('Framework');
  await userEvent.keyboard('{ArrowUp}{ArrowRight}{ArrowDown}');
  await focused().toBe('CPU');
});

test('lines removed one after the other each give the focus on, whatever else the list changes at once', async () => {
  await enter();
  await userEvent.keyboard('{ArrowDown}');
  await focused().toBe('CPU');
  const list = page.getByRole('group', { name: 'Facets' }).element();
  // A second change of the list, seen before the focus moves.
  const again = new MutationObserver(() => {
    again.disconnect();
    queueMicrotask(() => list.append(document.createElement('span')));
  });
  again.observe(list, { childList: true, subtree: true });
  await userEvent.keyboard(' ');
  await focused().toBe('GPU');
  await userEvent.keyboard(' ');
  await focused().toBe('Framework');
});

test('a removed line gives the focus to its neighbour, and a "more" button gives it to the first new line', async () => {
  await enter();
  await userEvent.keyboard('{ArrowDown} ');
  await focused().toBe('GPU');
  await userEvent.keyboard(' ');
  await focused().toBe('Framework');
  await userEvent.keyboard('{End}{Enter}');
  await focused().toBe('vLLM');
  await userEvent.tab();
  await focused().toBe('After');
  await userEvent.tab({ shift: true });
  await focused().toBe('vLLM');
});
