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

/** How old an answer from a cache is, and whether it is shown only because the service does not answer. */
export interface Freshness {
  readonly ageSeconds: number;
  readonly stale: boolean;
}

/** What a source made of a request: an answer, or a refusal for the caller to send on. */
export type Outcome<Answer> =
  | { readonly ok: true; readonly answer: Answer; readonly freshness?: Freshness }
  | { readonly ok: false; readonly error: PaiError };

/** Where images and labels come from. Answers need no RequestId: the app adds its own where the source has none. */
export interface ImageSource {
  readonly kind: 'embedded' | 'live';
  /** How many images there are, where that is known without asking a service. */
  readonly imageCount?: number;
  listImageLabels(request: ListImageLabelsRequest, signal: AbortSignal): Promise<Outcome<ListImageLabelsResponse>>;
  listImages(request: ListImagesRequest, signal: AbortSignal): Promise<Outcome<ListImagesResponse>>;
  getImage(request: GetImageRequest, signal: AbortSignal): Promise<Outcome<GetImageResponse>>;
  listWorkspaces(request: ListWorkspacesRequest, signal: AbortSignal): Promise<Outcome<ListWorkspacesResponse>>;
  getWorkspace(request: GetWorkspaceRequest, signal: AbortSignal): Promise<Outcome<GetWorkspaceResponse>>;
}
