import type { ReactNode } from 'react';
import { readImageSize } from '../../../../contract/image-tally/image-size.ts';
import type { Image, SessionResponse } from '../../../../contract/operations.ts';
import { findRegion } from '../../../../contract/regions.ts';
import { isWorkspaceId, type SearchState } from '../../../address/search-state.ts';
import type { UpdateSearch } from '../../../address/use-search-state.ts';
import { setScope } from '../../../filter/filter-changes.ts';
import { Copy } from '../../../shell/copy.tsx';
import { DrawerSection } from '../../../shell/drawer.tsx';
import { useDetailWords, useImageWords } from '../../../text/later-words.ts';
import { useWords } from '../../../text/words.tsx';
import { factsOf } from './facts.ts';
import { LabelValue, ValueButton } from './label-value.tsx';
import { PlainText } from './plain-text.tsx';

interface FactsSectionProps {
  readonly image: Image;
  /** The known regions of the image; empty if unknown. */
  readonly regions: readonly string[];
  readonly isEmbedded: boolean;
  readonly state: SearchState;
  readonly session: SessionResponse;
  readonly update: UpdateSearch;
}

/** The facts of an image as a table whose values filter. Unknown facts are left out. */
export function FactsSection({ image, regions, isEmbedded, state, session, update }: FactsSectionProps) {
  const words = useDetailWords();
  const shared = useWords();
  const { facts } = words;
  const unlisted = regions.filter((region) => findRegion(region) === undefined);
  const { WorkspaceId: workspaceId = '', Accessibility: visibility, Size: size } = image;
  const scopeValue = (name: 'Region' | 'WorkspaceId', value: string, text: string, hint: string) => {
    const inForce = name === 'Region' ? (state.region ?? session.region) : (state.workspaceId ?? session.workspaceId);
    const isActive = inForce === value;
    return (
      <ValueButton
        key={value}
        hint={isActive ? shared.table.isFilter : hint}
        look={isActive ? 'active' : 'usable'}
        onPress={() => update(setScope(name, value, session))}
      >
        <span translate="no">{text}</span>
      </ValueButton>
    );
  };
  return (
    <DrawerSection title={facts.title}>
      <table aria-label={facts.title} className="w-full table-fixed border-collapse text-13">
        <tbody>
          {factsOf(image.Labels ?? []).map(({ name, values }) => (
            <FactRow key={name} name={facts.names[name]} isButtons>
              {values.map(({ text, condition }) => (
                <LabelValue key={text} text={text} condition={condition} state={state} update={update} />
              ))}
            </FactRow>
          ))}
          {workspaceId !== '' && (
            <FactRow name={facts.workspace} isButtons={isWorkspaceId(workspaceId)}>
              {isWorkspaceId(workspaceId) ? (
                scopeValue(
                  'WorkspaceId',
                  workspaceId,
                  workspaceId === '0' ? shared.filters.noWorkspace : workspaceId,
                  facts.onlyWorkspace(workspaceId),
                )
              ) : (
                <PlainText text={workspaceId} />
              )}
            </FactRow>
          )}
          {regions.length > 0 && (
            <FactRow name={facts.regions} isButtons>
              {regions.map((region) => scopeValue('Region', region, region, facts.onlyRegion(region)))}
              {unlisted.length > 0 && (
                <span className="block px-2 text-12 text-muted">
                  {facts.unlistedRegions(unlisted.join(shared.signs.list))}
                </span>
              )}
            </FactRow>
          )}
          {regions.length === 0 && isEmbedded && <FactRow name={facts.regions}>{facts.everyRegion}</FactRow>}
          <TimeRow name={facts.created} time={image.GmtCreateTime} />
          <TimeRow name={facts.modified} time={image.GmtModifiedTime} />
          {size !== undefined && (
            <FactRow name={facts.size}>
              <SizeText size={size} />
            </FactRow>
          )}
          {visibility !== undefined && visibility !== '' && (
            <FactRow name={facts.visibility}>
              {Object.hasOwn(facts.visibilities, visibility) ? (
                facts.visibilities[visibility]
              ) : (
                <PlainText text={visibility} />
              )}
            </FactRow>
          )}
          <FactRow name={facts.id}>
            <span className="inline-flex max-w-full items-center gap-1">
              <span className="min-w-0 font-mono text-12">
                <PlainText text={image.ImageId} />
              </span>
              <Copy text={image.ImageId} name={facts.copyId} className="-my-1 size-7 text-muted hover:text-text" />
            </span>
          </FactRow>
          {image.Description !== undefined && image.Description !== '' && (
            <FactRow name={facts.description}>
              <PlainText text={image.Description} />
            </FactRow>
          )}
        </tbody>
      </table>
    </DrawerSection>
  );
}

interface FactRowProps {
  readonly name: string;
  /** Whether the values are buttons, which have padding around their texts. */
  readonly isButtons?: boolean;
  readonly children: ReactNode;
}

function FactRow({ name, isButtons = false, children }: FactRowProps) {
  return (
    <tr className="border-b border-line last:border-b-0">
      <th scope="row" className="w-24 py-1.5 pr-2 text-left align-top font-normal text-muted">
        {name}
      </th>
      <td className={`numeric py-1 align-top wrap-anywhere ${isButtons ? '' : 'px-2 py-1.5'}`}>
        {isButtons ? <div className="flex flex-wrap gap-1">{children}</div> : children}
      </td>
    </tr>
  );
}

/** A time of the service, in the reader's format and as an age; an invalid one is shown unchanged. */
function TimeRow({ name, time }: { readonly name: string; readonly time: string | undefined }) {
  const words = useDetailWords();
  const { formats } = useWords();
  if (time === undefined || time === '') return null;
  const at = Date.parse(time);
  const age = Date.now() - at;
  return (
    <FactRow name={name}>
      {Number.isNaN(at) ? (
        <PlainText text={time} />
      ) : (
        <>
          <time dateTime={new Date(at).toISOString()}>{formats.dateTime(at)}</time>
          {age >= 0 && <span className="text-muted">{` · ${words.age(age)}`}</span>}
        </>
      )}
    </FactRow>
  );
}

function SizeText({ size }: { readonly size: number }) {
  const words = useImageWords().size;
  const { text, title } = words[readImageSize(size).unit](size);
  return <span title={title}>{text}</span>;
}
