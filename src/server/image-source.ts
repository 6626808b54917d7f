import type { PaiError } from '../contract/errors.ts';
import type {
  GetImageRequest,
  GetImageResponse,
  GetWorkspaceRequest,
  GetWorkspaceResponse,
  ListImageLabelsRequest,
  ListImageLabelsResponse,
  ListImagesRequest,
  ListImagesResponse,
  ListWorkspacesRequest,
  ListWorkspacesResponse,
} from '../contract/operations.ts';
import type { ImageProvenance } from '../contract/provenance.ts';

/** How old an answer from a cache is, and whether it is shown only because the service does not answer. */
export interface Freshness {
  readonly ageSeconds: number;
  readonly stale: boolean;
}

/** What a source made of a request: an answer, or a refusal for the caller to send on. */
export type Outcome<Answer> =
  | { readonly ok: true; readonly answer: Answer; readonly freshness?: Freshness }
  | { readonly ok: false; readonly error: PaiError };

export interface HowToAsk {
  /** Ask the service even where a kept answer is fresh enough. Without a service it means nothing. */
  readonly pastCache?: boolean;
}

/** One operation of a source. The signal is that of who waits for the answer. */
export type Ask<Request, Answer> = (request: Request, signal: AbortSignal, how?: HowToAsk) => Promise<Outcome<Answer>>;

export interface CatalogFacts {
  /** Regions of images that are not in the table of regions. */
  readonly unlistedRegions: readonly string[];
  /** How many distinct labels there are. */
  readonly labelCount: number;
  readonly hasWorkspace: (id: string) => boolean;
  readonly hasImagesIn: (region: string) => boolean;
}

/** Where images and labels come from. Answers need no RequestId: the app adds its own where the source has none. */
export interface ImageSource {
  readonly kind: 'embedded' | 'live';
  /** How many images there are, where that is known without asking a service. */
  readonly imageCount?: number;
  /** Embedded only: what is known of the catalog without a question. */
  readonly catalog?: CatalogFacts;
  readonly listImageLabels: Ask<ListImageLabelsRequest, ListImageLabelsResponse>;
  readonly listImages: Ask<ListImagesRequest, ListImagesResponse>;
  readonly getImage: Ask<GetImageRequest, GetImageResponse>;
  readonly listWorkspaces: Ask<ListWorkspacesRequest, ListWorkspacesResponse>;
  readonly getWorkspace: Ask<GetWorkspaceRequest, GetWorkspaceResponse>;
  /** Where images were seen, as far as that is known: the catalog has it at hand, and the service tells nothing. */
  readonly provenance: () => readonly ImageProvenance[];
}
