import type { GetImageResponse, ProvenanceResponse } from '../../contract/operations.ts';
import type { ImageProvenance } from '../../contract/provenance.ts';
import { absentOr, count, fields, label, listOf, noted, type Shape, text } from './shapes.ts';

// Separate from the other shapes, because the first screen shows no image.

/** Texts by keys of any name, including `__proto__`: the object has no prototype. */
const textByKey: Shape<Readonly<Record<string, string>>> = (value, issues, at) => {
  const texts: Record<string, string> = Object.create(null);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return noted(texts, issues, at);
  for (const [key, item] of Object.entries(value)) texts[key] = text(item, issues, `${at}.${key}`);
  return texts;
};

const imageFields = {
  Name: absentOr(text),
  Description: absentOr(text),
  ImageUri: absentOr(text),
  Labels: absentOr(listOf(label)),
  Accessibility: absentOr(text),
  GmtCreateTime: absentOr(text),
  GmtModifiedTime: absentOr(text),
  Size: absentOr(count),
  WorkspaceId: absentOr(text),
  UserId: absentOr(text),
  ParentUserId: absentOr(text),
  SourceId: absentOr(text),
  SourceType: absentOr(text),
};

export const imageAnswer = fields<GetImageResponse>({
  ...imageFields,
  ImageId: absentOr(text),
  RequestId: absentOr(text),
});

export const provenanceAnswer = fields<ProvenanceResponse>({
  RequestId: text,
  Images: listOf(
    fields<ImageProvenance>({
      ImageId: text,
      Regions: absentOr(listOf(text)),
      LabelBasis: absentOr(textByKey),
      Evidence: absentOr(text),
      Source: absentOr(listOf(text)),
      Note: absentOr(text),
      ImageIdSeen: absentOr(text),
    }),
  ),
});
