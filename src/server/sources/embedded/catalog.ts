import { regionOfUri } from '../../../contract/image-uri.ts';
import type { Image, Label, Workspace } from '../../../contract/operations.ts';

/** The sources of a record of the built-in catalog and of its labels. No answer of PAI has these. */
export interface Provenance {
  /** Other URIs of the same image. */
  readonly OtherUris?: readonly string[];
  /** Ids of the regions whose registries are known to have the image. */
  readonly RegionsSeen?: readonly string[];
  /** For each label key, the part of the image's name or URI from which the value was derived. */
  readonly LabelBasis?: Readonly<Record<string, string>>;
  /** The id that the service gave the image, if an answer with it is known. */
  readonly ImageIdSeen?: string;
  readonly Evidence?: string;
  readonly Source?: readonly string[];
  readonly Note?: string;
}

/** An image in two parts, so that data that PAI does not have cannot get into an answer. */
export interface CatalogImage {
  /** The fields of the image in an answer, without labels. Unknown fields are absent. */
  readonly facts: Readonly<Omit<Image, 'Labels'>>;
  readonly labels: readonly Label[];
  readonly provenance: Provenance;
}

export interface CatalogWorkspace {
  readonly facts: Readonly<Workspace>;
  /** Only in the answer of GetWorkspace with Verbose. */
  readonly owner?: { readonly UserId: string; readonly DisplayName: string };
}

export interface Catalog {
  readonly images: readonly CatalogImage[];
  readonly workspaces: readonly CatalogWorkspace[];
}

/** The workspace of an image; undefined for official and community images, which PAI puts under 0. */
export function workspaceOf(image: CatalogImage): string | undefined {
  const id = image.facts.WorkspaceId;
  return id === '0' ? undefined : id;
}

/** The regions in which an image is available. An empty set means unknown: the image then counts for every region. */
export function regionsOf(image: CatalogImage): ReadonlySet<string> {
  const own = image.facts.ImageUri === undefined ? undefined : regionOfUri(image.facts.ImageUri);
  const seen = regionsSeen(image.provenance);
  return own === undefined ? seen : new Set([...seen, own]);
}

/** The regions in the image's provenance, without the region of its URI. */
export function regionsSeen({ RegionsSeen = [], OtherUris = [] }: Provenance): ReadonlySet<string> {
  return new Set([...RegionsSeen, ...OtherUris.flatMap((uri) => regionOfUri(uri) ?? [])]);
}
