import { quoteForJson, quoteForPython, quoteForShell } from '../../../../contract/quote-code.ts';

/** What a snippet is written for; the address is one that can be fetched as it is. */
interface SnippetSubject {
  readonly uri: string;
  /** Where a job would run; empty where none is chosen. */
  readonly workspaceId: string;
  /** Names of the image's frameworks. */
  readonly frameworks: readonly string[];
}

/** Stands for what only the reader knows. In all snippets alike, so that it is found and replaced. */
const INSTANCE_TYPE = '<instance type>';
const WORKSPACE_ID = '<workspace id>';
const COMMAND = 'python train.py';

/** DLC knows a kind of job for some frameworks; its PyTorch kind runs any command, so it serves the others. */
const JOB_TYPES: ReadonlyMap<string, string> = new Map([
  ['PyTorch', 'PyTorchJob'],
  ['TensorFlow', 'TFJob'],
  ['XGBoost', 'XGBoostJob'],
  ['OneFlow', 'OneFlowJob'],
]);

/** A training job on the image, by PAI's SDK for Python (`pai.estimator.Estimator`). */
export function pythonSnippet({ uri }: SnippetSubject): string {
  return [
    'from pai.estimator import Estimator',
    '',
    'estimator = Estimator(',
    `    image_uri=${quoteForPython(uri)},`,
    `    command=${quoteForPython(COMMAND)},`,
    '    source_dir="./src",',
    `    instance_type=${quoteForPython(INSTANCE_TYPE)},`,
    ')',
    'estimator.fit()',
  ].join('\n');
}

/** The body of DLC's CreateJob (API version 2020-12-03, `POST /api/v1/jobs`) for one worker on the image. */
export function dlcJobSnippet({ uri, workspaceId, frameworks }: SnippetSubject): string {
  const jobType = frameworks.map((name) => JOB_TYPES.get(name)).find((type) => type !== undefined) ?? 'PyTorchJob';
  return quoteForJson({
    DisplayName: 'my-job',
    WorkspaceId: /^[1-9]/.test(workspaceId) ? workspaceId : WORKSPACE_ID,
    JobType: jobType,
    JobSpecs: [{ Type: 'Worker', Image: uri, PodCount: 1, EcsSpec: INSTANCE_TYPE }],
    UserCommand: COMMAND,
  });
}

/** The command line that fetches the image; undefined if no command line can safely hold the address. */
export function dockerSnippet({ uri }: SnippetSubject): string | undefined {
  const word = quoteForShell(uri);
  // An address that begins with a dash would be read as an option.
  return word && `docker pull ${uri.startsWith('-') ? '-- ' : ''}${word}`;
}
