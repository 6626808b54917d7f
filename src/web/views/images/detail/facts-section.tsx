import type { ReactNode } from 'react';
import type { Image, SessionResponse } from '../../../../contract/operations.ts';
import { findRegion } from '../../../../contract/regions.ts';
import { isWorkspaceId, type SearchState } from '../../../address/search-state.ts';
import { ViewLink } from '../../../address/view-link.tsx';
import { setScope } from '../../../filter/filter-changes.ts';
import { readImageSize } from '../../../image-set/image-size.ts';
import { Copy } from '../../../shell/copy.tsx';
import { DrawerSection } from '../../../shell/drawer.tsx';
import { useDetailWords } from '../../../text/english-detail.ts';
import { useImageWords } from '../../../text/english-images.ts';
import { useWords } from '../../../text/words.tsx';
import { PlainText } from './plain-text.tsx';

interface FactsSectionProps {
  readonly image: Image;
  /** Where it is known to be; empty where nothing is known. */
  readonly regions: readonly string[];
  readonly isEmbedded: boolean;
  readonly state: SearchState;
  readonly session: SessionResponse;
}

/** What the service says of the image beside its labels. What is not known is left out. */
export function FactsSection({ image, regions, isEmbedded, state, session }: FactsSectionProps) {
  const words = useDetailWords();
  const shared = useWords();
  const { facts } = words;
  const unlisted = regions.filter((region) => findRegion(region) === undefined);
  const { WorkspaceId: workspaceId, Accessibility: visibility, Size: size } = image;
  return (
    <DrawerSection title={facts.title}>
      <dl className="grid grid-cols-[96px_minmax(0,1fr)] gap-x-3 gap-y-1 text-13">
        <Fact name={facts.id}>
          <span className="inline-flex max-w-full items-center gap-1">
            <span className="min-w-0 font-mono text-12">
              <PlainText text={image.ImageId} />
            </span>
            <Copy text={image.ImageId} name={facts.copyId} className="-my-1 size-7 text-muted hover:text-text" />
          </span>
        </Fact>
        <TimeFact name={facts.created} time={image.GmtCreateTime} />
        <TimeFact name={facts.modified} time={image.GmtModifiedTime} />
        {size !== undefined && (
          <Fact name={facts.size}>
            <SizeText size={size} />
          </Fact>
        )}
        {workspaceId !== undefined && workspaceId !== '' && (
          <Fact name={facts.workspace}>
            {isWorkspaceId(workspaceId) ? (
              <ViewLink
                view="images"
                state={setScope('WorkspaceId', workspaceId, session)(state)}
                translate="no"
                title={facts.onlyWorkspace(workspaceId)}
                className="text-accent-text underline underline-offset-2"
              >
                {workspaceId === '0' ? shared.filters.noWorkspace : workspaceId}
              </ViewLink>
            ) : (
              <PlainText text={workspaceId} />
            )}
          </Fact>
        )}
        {visibility !== undefined && visibility !== '' && (
          <Fact name={facts.visibility}>
            {Object.hasOwn(facts.visibilities, visibility) ? (
              facts.visibilities[visibility]
            ) : (
              <PlainText text={visibility} />
            )}
          </Fact>
        )}
        {regions.length > 0 && (
          <Fact name={facts.regions}>
            <span translate="no" className="font-mono text-12">
              {regions.join(', ')}
            </span>
            {unlisted.length > 0 && (
              <span className="block text-12 text-muted">{facts.unlistedRegions(unlisted.join(', '))}</span>
            )}
          </Fact>
        )}
        {regions.length === 0 && isEmbedded && <Fact name={facts.regions}>{facts.everyRegion}</Fact>}
        {image.Description !== undefined && image.Description !== '' && (
          <Fact name={facts.description}>
            <PlainText text={image.Description} />
          </Fact>
        )}
      </dl>
    </DrawerSection>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="numeric min-w-0 wrap-anywhere">{children}</dd>
    </>
  );
}

/** A time of the service, in the reader's format and as an age; one that cannot be read is shown as it came. */
function TimeFact({ name, time }: { readonly name: string; readonly time: string | undefined }) {
  const words = useDetailWords();
  const { formats } = useWords();
  if (time === undefined || time === '') return null;
  const at = Date.parse(time);
  if (Number.isNaN(at))
    return (
      <Fact name={name}>
        <PlainText text={time} />
      </Fact>
    );
  const age = Date.now() - at;
  return (
    <Fact name={name}>
      <time dateTime={new Date(at).toISOString()}>{formats.dateTime(at)}</time>
      {age >= 0 && <span className="text-muted">{` · ${words.age(age)}`}</span>}
    </Fact>
  );
}

function SizeText({ size }: { readonly size: number }) {
  const words = useImageWords().size;
  const { text, title } = words[readImageSize(size).unit](size);
  return <span title={title}>{text}</span>;
}
