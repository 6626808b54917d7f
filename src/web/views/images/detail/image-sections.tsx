import { useQuery } from '@tanstack/react-query';
import { addressOf } from '../../../../contract/image-tally/image-address.ts';
import { knownRegions } from '../../../../contract/image-tally/known-regions.ts';
import type { Image } from '../../../../contract/operations.ts';
import { provenanceQuery } from '../../../image-set/provenance-query.ts';
import { Copy } from '../../../shell/copy.tsx';
import { useRegionChoice } from '../../../shell/problems/use-region-choice.tsx';
import type { ViewProps } from '../../../shell/view.tsx';
import { useWords } from '../../../text/words.tsx';
import { FactsSection } from './facts-section.tsx';
import { LabelsSection } from './labels-section.tsx';
import { OriginSection } from './origin-section.tsx';
import { ServicesSection } from './services-section.tsx';
import { SimilarSection } from './similar-section.tsx';
import { SnippetsSection } from './snippets-section.tsx';
import { StateSection } from './state-section.tsx';
import { UriSection } from './uri-section.tsx';

/** All data of an image, its URI first. Labels are collapsed, because the facts contain the important ones. */
export function ImageSections({ image, ...view }: ViewProps & { readonly image: Image }) {
  const { session, scope, state, update, images } = view;
  const { region: lastPicked, ask, list } = useRegionChoice();
  const isEmbedded = session.source === 'embedded';
  const asked = useQuery({ ...provenanceQuery(), enabled: isEmbedded });
  const origin = asked.data?.get(image.ImageId);
  const regions = knownRegions(image, origin);
  const choices = regions.length > 0 ? regions : session.regions;
  // The choice stays from row to row, but not for an image that is known to be elsewhere.
  const picked = choices.includes(lastPicked) ? lastPicked : '';
  const address = addressOf(image.ImageUri, scope.region, regions, picked);
  const labels = image.Labels ?? [];
  return (
    <>
      <UriSection
        address={address}
        needsChoice={addressOf(image.ImageUri, scope.region, regions, '').kind === 'needs-region'}
        choices={choices}
        picked={picked}
        ask={ask}
      />
      <FactsSection
        image={image}
        regions={regions}
        isEmbedded={isEmbedded}
        state={state}
        session={session}
        update={update}
      />
      <StateSection {...view} image={image} />
      <SnippetsSection image={image} address={address} scope={scope} runs={state.extra.runs} />
      <ServicesSection labels={labels} />
      <SimilarSection imageId={image.ImageId} labels={labels} state={state} images={images} />
      <LabelsSection
        labels={labels}
        state={state}
        update={update}
        basis={origin?.LabelBasis}
        isOriginUnknown={isEmbedded && asked.isError}
      />
      {origin && <OriginSection origin={origin} />}
      <RequestIdLine image={image} />
      {list}
    </>
  );
}

/** The id of the request for the details, for questions to the service's support. */
function RequestIdLine({ image }: { readonly image: Image }) {
  const words = useWords();
  // Data that the list already has needs no separate request.
  const requestId = 'RequestId' in image && typeof image.RequestId === 'string' ? image.RequestId : '';
  if (requestId === '') return null;
  return (
    <p className="mt-5 flex items-center gap-1 border-t border-line pt-3 text-12 text-muted">
      <span>{words.results.requestId}</span>
      <span translate="no" className="min-w-0 font-mono wrap-anywhere">
        {requestId}
      </span>
      <Copy text={requestId} name={words.table.copyRow(words.results.requestId)} className="size-7 hover:text-text" />
    </p>
  );
}
