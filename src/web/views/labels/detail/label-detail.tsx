import { useMemo } from 'react';
import { type Condition, printCondition } from '../../../../contract/filter.ts';
import { readFramework } from '../../../../contract/label-keys.ts';
import { Drawer, DrawerSection } from '../../../shell/drawer.tsx';
import type { ViewProps } from '../../../shell/view.tsx';
import { useDetailWords } from '../../../text/later-words.ts';
import { visibleText } from '../../../text/visible-text.ts';
import { CompanionsSection } from './companions-section.tsx';
import { GridSection } from './grid-section.tsx';
import { LabelHead } from './label-head.tsx';
import { LabelImagesSection } from './label-images-section.tsx';
import { positionsOf } from './positions-of.ts';

interface LabelDetailProps extends ViewProps {
  readonly labelKey: string;
  readonly value: string;
  readonly onClose: () => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly returnFocus: () => void;
}

/** One label in a drawer: its meaning, its images, and the labels often found with it. */
export function LabelDetail({ labelKey, value, onClose, onStep, returnFocus, ...view }: LabelDetailProps) {
  const condition = useMemo<Condition>(() => ({ key: labelKey, value }), [labelKey, value]);
  const printed = printCondition(condition);
  return (
    <Drawer title={printed} subject={printed} onClose={onClose} onStep={onStep} returnFocus={returnFocus}>
      <LabelHead condition={condition} {...view} />
      <LabelImages condition={condition} {...view} />
    </Drawer>
  );
}

/** The data about a label from the loaded images of the scope. */
function LabelImages({ condition, ...view }: ViewProps & { readonly condition: Condition }) {
  const words = useDetailWords();
  const { images, state } = view;
  const { tally } = images;
  const positions = useMemo(() => tally && positionsOf(tally, condition), [tally, condition]);
  const framework = readFramework(condition.key, condition.value);
  if (!tally || !positions) {
    const isWaiting = images.isLoading && !images.error;
    return (
      <DrawerSection title={words.label.images}>
        <p className="text-13 text-muted">{isWaiting ? words.label.loadingImages : words.label.notLoaded}</p>
      </DrawerSection>
    );
  }
  return (
    <>
      <LabelImagesSection condition={condition} positions={positions} tally={tally} {...view} />
      {framework && (
        <GridSection
          framework={framework.name}
          version={framework.version}
          title={words.label.grid(visibleText(framework.name))}
          tally={tally}
          state={state}
          isPartial={images.isPartial}
        />
      )}
      {positions.underFilter.length > 0 && (
        <CompanionsSection condition={condition} positions={positions.underFilter} tally={tally} {...view} />
      )}
    </>
  );
}
