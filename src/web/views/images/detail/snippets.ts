import type { Label } from '../../../../contract/operations.ts';
import { quoteForJson, quoteForPython, quoteForShell } from '../../../../contract/quote-code.ts';
import type { Machine } from '../../../../contract/runs-on/machine.ts';

/** The subject of a snippet; its address can be pulled unchanged. */
export interface SnippetSubject {
  readonly uri: string;
  readonly name: string;
  readonly imageId: string;
  readonly labels: readonly Label[];
  /** The address to pull the image from; empty if unknown. */
  readonly region: string;
  /** The machine to run on, from the filter. */
  readonly machine: Machine | undefined;
  /** The workspace of a job; empty if none is chosen. */
  readonly workspaceId: string;
  /** Names of the image's frameworks. */
  readonly frameworks: readonly string[];
}

/** A placeholder that the reader replaces. It is the same in all snippets, so that it is easy to find. */
/** The instance type of the filter, or a placeholder: a family alone is not a type. */
export function instanceTypeOf({ machine }: SnippetSubject): string {
  return machine?.kind === 'instance' && /^ecs\.[^.]+\./.test(machine.type) ? machine.type : '<instance type>';
}

/** The chosen workspace. 0 means no workspace and is left out. */
export function workspaceOf({ workspaceId }: SnippetSubject): string {
  return /^[1-9]/.test(workspaceId) ? workspaceId : '<workspace id>';
}

/** The driver version of the filter. */
export function driverOf({ machine }: SnippetSubject): string | undefined {
  return machine?.kind === 'driver' ? machine.version : undefined;
}

export const COMMAND = 'python train.py';

/** DLC has kinds of jobs for some frameworks. Its PyTorch kind runs any command, so the others use it. */
const JOB_TYPES: ReadonlyMap<string, string> = new Map([
  ['PyTorch', 'PyTorchJob'],
  ['TensorFlow', 'TFJob'],
  ['XGBoost', 'XGBoostJob'],
  ['OneFlow', 'OneFlowJob'],
]);

/** A training job with the image, by PAI's SDK for Python (`pai.estimator.Estimator`). */
export function pythonSnippet(subject: SnippetSubject): string {
  const { uri } = subject;
  return [
    'from pai.estimator import Estimator',
    '',
    'estimator = Estimator(',
    `    image_uri=${quoteForPython(uri)},`,
    `    command=${quoteForPython(COMMAND)},`,
    '    source_dir="./src",',
    `    instance_type=${quoteForPython(instanceTypeOf(subject))},`,
    ')',
    'estimator.fit()',
  ].join('\n');
}

/** The body of DLC's CreateJob (API version 2020-12-03, `POST /api/v1/jobs`) for one worker on the image. */
export function dlcJobSnippet(subject: SnippetSubject): string {
  const driver = driverOf(subject);
  return quoteForJson({
    DisplayName: 'my-job',
    WorkspaceId: workspaceOf(subject),
    JobType: jobTypeOf(subject),
    JobSpecs: [workerOf(subject)],
    UserCommand: COMMAND,
    ...(driver === undefined ? {} : { Settings: { Driver: driver } }),
  });
}

/** The kind of a DLC job by the frameworks of the image. */
export function jobTypeOf({ frameworks }: SnippetSubject): string {
  return frameworks.map((name) => JOB_TYPES.get(name)).find((type) => type !== undefined) ?? 'PyTorchJob';
}

/** One worker of a DLC job on the image. */
export function workerOf(subject: SnippetSubject) {
  return { Type: 'Worker', Image: subject.uri, PodCount: 1, EcsSpec: instanceTypeOf(subject) };
}

/** The command line that pulls the image. Undefined if the address cannot be quoted safely. */
export function dockerSnippet({ uri }: SnippetSubject): string | undefined {
  const word = quoteForShell(uri);
  // An address that begins with a dash would be read as an option.
  return word && `docker pull ${uri.startsWith('-') ? '-- ' : ''}${word}`;
}
