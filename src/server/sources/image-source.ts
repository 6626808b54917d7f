import type { PaiError } from '../../contract/errors.ts';
import type { OperationName, RequestOf, ResponseOf } from '../../contract/operations.ts';
import type { ImageProvenance } from '../../contract/provenance.ts';
import type { ImageSetRequest } from '../../contract/requests.ts';
import type { Result } from '../../contract/result.ts';
import { EncodedBytes } from '../http/encoded-bytes.ts';
import type { ImageSetAnswer } from './image-set/growing-set.ts';

/** How old an answer from a cache is, and whether it is shown only because the service does not answer. */
export interface Freshness {
  readonly ageSeconds: number;
  readonly stale: boolean;
}

/** An answer that was written as JSON once, for all that wait for it and for the cache. */
export class WrittenAnswer {
  readonly body: EncodedBytes;
  /** The RequestId in the answer. */
  readonly requestId: string;
  /** The items that were left out because they were unreadable, in the form of the header X-Pai-Left-Out. */
  readonly leftOut: string | undefined;

  constructor(bytes: Uint8Array<ArrayBuffer>, requestId: string, leftOut?: string) {
    this.body = new EncodedBytes(bytes);
    this.requestId = requestId;
    this.leftOut = leftOut;
  }
}

/** An answer that is at hand. */
export interface AnswerInCache {
  readonly answer: WrittenAnswer;
  readonly freshness: Freshness;
}

/** The answer to a request, or the error to send on. */
export type SourceResult<Answer> = Result<
  {
    readonly answer: Answer;
    /** Given if the answer comes from a cache. */
    readonly freshness?: Freshness;
  },
  PaiError
>;

export interface AskOptions {
  /** Ask the service even if a cached answer is fresh enough. Without a service it means nothing. */
  readonly bypassCache?: boolean;
  /** Answer neither from the cache nor into it, because the caller keeps the answer in another form. */
  readonly noStore?: boolean;
}

/** One operation of a source. The signal aborts when nobody waits for the answer any more. */
export type Ask<Request, Answer> = (
  request: Request,
  signal: AbortSignal,
  how?: AskOptions,
) => Promise<SourceResult<Answer>>;

/** The operations as methods: `listImageLabels` and so on. */
type Operations<Written> = {
  readonly [Name in OperationName as Uncapitalize<Name>]: Ask<RequestOf<Name>, ResponseOf<Name> | Written>;
};

export interface CatalogFacts {
  /** Regions of images that are not in the table of regions. */
  readonly unlistedRegions: readonly string[];
  /** The number of distinct labels. */
  readonly labelCount: number;
  readonly hasWorkspace: (id: string) => boolean;
  readonly hasImagesIn: (region: string) => boolean;
}

/**
 * The source of images and labels. An answer that is an object needs no RequestId: the app adds its own. `Written` is
 * the form that a source may return instead of the object; it is never for sources that always return objects.
 */
export interface ImageSource<Written = WrittenAnswer> extends Operations<Written> {
  readonly kind: 'embedded' | 'live';
  /** Live only: an answer that is in the cache and fresh, when it is called. Undefined if it would take a question. */
  readonly fromCache?: (name: OperationName, request: object) => () => AnswerInCache | undefined;
  /** The number of images, if it is known without a request to a service. */
  readonly imageCount?: number;
  /** Embedded only: facts of the catalog that need no query. */
  readonly catalog?: CatalogFacts;
  /** The known sources of images. The catalog has them; the service does not. */
  readonly provenance: () => readonly ImageProvenance[];
  /** All images of a scope, shared by all readers. */
  readonly imageSet: Ask<ImageSetRequest, ImageSetAnswer>;
}

export interface ScopeNote {
  readonly text: string;
  /** Whether the source is known to have no image there. */
  readonly isEmpty: boolean;
}

/** A source, and what the program says about it when it starts. */
export interface OpenSource {
  readonly source: ImageSource;
  /** Describes the source for a person: its kind, and its size or place. */
  readonly title: string;
  /** Where the region and the workspace of the settings come from, if that may surprise. */
  readonly scopeNotes: readonly ScopeNote[];
  /** Lines about proxies and variables, printed at the start. */
  readonly remarks?: readonly string[];
  /** Live only: looks for credentials, and returns one line that names their provider or says that there are none. */
  readonly askCredentials?: () => Promise<string>;
  readonly close: () => Promise<void>;
}
