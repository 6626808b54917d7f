import type { ReactNode } from 'react';
import type { ImageSet } from '../../../../contract/image-tally/image-set.ts';
import { dayOf, type LifeCycle } from '../../../../contract/life-cycle/life-cycle.ts';
import { type SupportReason, supportReasons } from '../../../../contract/life-cycle/support.ts';
import { areDatesOld, SUPPORT_DATES_AS_OF } from '../../../../contract/life-cycle/support-dates.ts';
import type { Image, Label } from '../../../../contract/operations.ts';
import { type FitReason, fitReasons, keyOfFit } from '../../../../contract/runs-on/fit.ts';
import { type Machine, readMachine } from '../../../../contract/runs-on/machine.ts';
import { forOtherView } from '../../../address/search-state.ts';
import { ViewLink } from '../../../address/view-link.tsx';
import { useMarks } from '../../../image-set/use-marks.ts';
import { DrawerSection } from '../../../shell/drawer.tsx';
import type { ViewProps } from '../../../shell/view.tsx';
import { useStateWords } from '../../../text/later-words.ts';
import { visibleText } from '../../../text/visible-text.ts';
import { useWords } from '../../../text/words.tsx';

/**
 * Whether the image is the newest of its line, is still supported, and runs on the chosen machine, with reasons and
 * sources.
 */
export function StateSection({ image, ...view }: ViewProps & { readonly image: Image }) {
  const words = useStateWords();
  const { scope, state, images } = view;
  const marks = useMarks(images, scope.imageId);
  const today = dayOf(Date.now());
  const labels = image.Labels ?? [];
  const reasons = supportReasons(labels, today);
  const machine = readMachine(state.extra.runs);
  const position = images.loaded?.set.positionOf(image.ImageId) ?? -1;
  const isListed = marks !== undefined && position >= 0;
  return (
    <DrawerSection title={words.title}>
      <ul className="flex flex-col gap-1 text-13 wrap-anywhere">
        {isListed && images.loaded && (
          <li>
            <LineState set={images.loaded.set} marks={marks} position={position} view={view} />
          </li>
        )}
        {reasons.map((reason) => (
          <li key={JSON.stringify(reason.labels)}>
            <Support reason={reason} />
          </li>
        ))}
        {reasons.length === 0 && <li className="text-muted">{words.noSupportLabels}</li>}
        {machine && <Fits labels={labels} machine={machine} />}
      </ul>
      {reasons.some(({ cycle }) => cycle !== undefined) && (
        <p className={`pt-1 text-12 ${areDatesOld(today) ? 'text-warning' : 'text-muted'}`}>
          {areDatesOld(today) ? words.oldDates(SUPPORT_DATES_AS_OF) : words.datesAsOf(SUPPORT_DATES_AS_OF)}
        </p>
      )}
    </DrawerSection>
  );
}

interface LineStateProps {
  readonly set: ImageSet;
  readonly marks: LifeCycle;
  readonly position: number;
  readonly view: ViewProps;
}

function LineState({ set, marks, position, view }: LineStateProps) {
  const words = useStateWords();
  const by = marks.supersededBy(position);
  if (by === undefined) return marks.lineState(position) === 'newest' ? words.isNewest : words.noLine;
  const id = set.text('ImageId', by) ?? '';
  return (
    <>
      <span>{words.supersededBy}</span>{' '}
      <ViewLink
        view="images"
        state={{ ...forOtherView(view.state), sel: id }}
        className="text-accent-text underline underline-offset-2"
      >
        <span translate="no">{visibleText(set.text('Name', by) || id)}</span>
      </ViewLink>
    </>
  );
}

function Support({ reason }: { readonly reason: SupportReason }) {
  const { signs } = useWords();
  const words = useStateWords();
  const { cycle, labels } = reason;
  if (cycle === undefined)
    return <span className="text-muted">{words.unknownSupport(labels.map(labelText).join(signs.list))}</span>;
  const name = `${cycle.name} ${cycle.cycle}`;
  return (
    <>
      <span>
        {wholeDates(reason.state === 'unsupported' ? words.ended(name, cycle.eol) : words.alive(name, cycle.eol))}
      </span>{' '}
      <Source href={cycle.source}>{words.source(words.cited('endoflife.date', cycle.cites))}</Source>
    </>
  );
}

function Fits({ labels, machine }: { readonly labels: readonly Label[]; readonly machine: Machine }) {
  const words = useStateWords();
  const reasons = fitReasons(labels, machine);
  if (reasons.length === 0) return <li className="text-muted">{words.noFitLabels(keyOfFit(machine))}</li>;
  return reasons.map((reason) => (
    <li key={reason.label.Value}>
      <Fit reason={reason} machine={machine} />
    </li>
  ));
}

function Fit({ reason: { label, fit, rule }, machine }: { readonly reason: FitReason; readonly machine: Machine }) {
  const words = useStateWords();
  const value = visibleText(label.Value.slice(0, 100));
  if (machine.kind === 'instance')
    return fit === 'fits'
      ? words.chipFits(machine.type, machine.chip)
      : words.chipMisfits(value, machine.type, machine.chip);
  if (rule === undefined) return words.cudaUnjudged(value);
  return (
    <>
      <span>{words.cudaNeeds(value, rule.minDriver, fit === 'fits' ? machine.version : undefined)}</span>{' '}
      <Source href={rule.source}>{words.source('NVIDIA')}</Source>
    </>
  );
}

function Source({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noreferrer" className="text-12 text-muted underline underline-offset-2">
      {children}
    </a>
  );
}

/**
 * A sentence whose lines never end inside a date. Each part has an element: a text beside an element could not be replaced after
 * a browser has translated it.
 */
function wholeDates(sentence: string): ReactNode {
  return sentence.split(/(\d{4}-\d\d-\d\d)/).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of a sentence have no identity but their place
    <span key={index} className={index % 2 === 0 ? undefined : 'whitespace-nowrap'}>
      {part}
    </span>
  ));
}

function labelText({ Key, Value }: Label): string {
  return visibleText(`${Key}=${Value}`.slice(0, 200));
}
