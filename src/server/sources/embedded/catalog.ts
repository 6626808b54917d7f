import type { Image, Label, Workspace } from '../../../contract/operations.ts';

/** Where the catalog's own records were seen, and what that says about their labels. No answer of PAI has these. */
export interface Provenance {
  /** Further URIs of the same image. */
  readonly OtherUris?: readonly string[];
  /** Ids of the regions whose registries were seen to hold the image. */
  readonly RegionsSeen?: readonly string[];
  /** For each label key, the part of the image's name or URI that its value was derived from. */
  readonly LabelBasis?: Readonly<Record<string, string>>;
  /** The id that the service itself gave the image, where an answer with it was seen. */
  readonly ImageIdSeen?: string;
  readonly Evidence?: string;
  readonly Source?: readonly string[];
  readonly Note?: string;
}

/** An image in two halves, so that what PAI never answers cannot slip into an answer. */
export interface CatalogImage {
  /** What an answer says about the image, labels aside. Unknown fields are left out. */
  readonly facts: Readonly<Omit<Image, 'Labels'>>;
  readonly labels: readonly Label[];
  readonly provenance: Provenance;
}

export interface CatalogWorkspace {
  readonly facts: Readonly<Workspace>;
  /** Answered by GetWorkspace with Verbose only. */
  readonly owner?: { readonly UserId: string; readonly DisplayName: string };
}

export interface Catalog {
  readonly images: readonly CatalogImage[];
  readonly workspaces: readonly CatalogWorkspace[];
}

/** The workspace that an image belongs to; undefined for official and community images, which PAI files under 0. */
export function workspaceOf(image: CatalogImage): string | undefined {
  const id = image.facts.WorkspaceId;
  return id === '0' ? undefined : id;
}
