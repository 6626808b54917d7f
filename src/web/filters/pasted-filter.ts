import * as z from 'zod/mini';
import { Label } from '../../contract/operations.ts';

const LabelsInJson = z.union([
  z.array(Label),
  z.pipe(
    z.object({ Labels: z.array(Label) }),
    z.transform((o) => o.Labels),
  ),
]);

/**
 * The filter text in what was pasted: the LabelFilter of an address, a request line or a command line, the labels of a
 * JSON answer one a line, else the text as it is.
 */
export function filterInPaste(pasted: string): string {
  const inAddress = /[?&](?:LabelFilter|Labels)=([^&#\s]*)/.exec(pasted)?.[1];
  if (inAddress !== undefined) return decoded(inAddress);
  const inCommand = /--(?:LabelFilter|label-filter|Labels)[= ](?:"([^"]*)"|'([^']*)'|(\S+))/.exec(pasted);
  if (inCommand) return inCommand[1] ?? inCommand[2] ?? inCommand[3] ?? '';
  return (
    labelsOf(pasted)
      ?.map((label) => `${label.Key}=${label.Value}`)
      .join('\n') ?? pasted
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function labelsOf(text: string): readonly Label[] | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    const read = z.safeParse(LabelsInJson, JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
