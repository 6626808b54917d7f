import { quoteForJson, quoteForShell } from '../../../../contract/quote-code.ts';
import {
  COMMAND,
  driverOf,
  instanceTypeOf,
  jobTypeOf,
  type SnippetSubject,
  workerOf,
  workspaceOf,
} from './snippets.ts';

/** The port of EAS if no label has another one. */
const DEFAULT_PORT = 8000;

/** The JSON of an EAS service with the image, and with the port and the command from its labels. */
export function easSnippet(subject: SnippetSubject): string {
  const { uri, labels, workspaceId } = subject;
  const labelOf = (key: string) => labels.find(({ Key, Value }) => Key === key && Value.trim() !== '')?.Value;
  const port = Number(labelOf('system.eas.default.port'));
  const command = labelOf('system.eas.default.script');
  const driver = driverOf(subject);
  return quoteForJson({
    metadata: {
      name: 'my_service',
      instance: 1,
      ...(/^[1-9]/.test(workspaceId) ? { workspace_id: workspaceId } : {}),
    },
    containers: [
      {
        image: uri,
        port: Number.isInteger(port) && port > 0 && port < 65_536 ? port : DEFAULT_PORT,
        command: command ?? '<command>',
      },
    ],
    cloud: { computing: { instance_type: instanceTypeOf(subject) } },
    ...(driver === undefined ? {} : { features: { 'eas.aliyun.com/gpu-driver-version': driver } }),
  });
}

/** The command line that creates a DSW instance with the image. Undefined if a part cannot be quoted safely. */
export function dswSnippet(subject: SnippetSubject): string | undefined {
  return commandLine('aliyun pai-dsw create-instance', [
    ['region', regionOf(subject)],
    ['workspace-id', workspaceOf(subject)],
    ['instance-name', 'my_instance'],
    ['ecs-spec', instanceTypeOf(subject)],
    ['image-url', subject.uri],
    ['accessibility', 'PRIVATE'],
  ]);
}

/** Command lines of Alibaba Cloud's CLI that request the image, and that run a DLC job with it. */
export function cliSnippet(subject: SnippetSubject): string | undefined {
  const ask = commandLine('aliyun aiworkspace get-image', [
    ['region', regionOf(subject)],
    ['image-id', subject.imageId],
    ['verbose', 'true'],
  ]);
  const run = commandLine('aliyun pai-dlc create-job', [
    ['region', regionOf(subject)],
    ['workspace-id', workspaceOf(subject)],
    ['display-name', 'my-job'],
    ['job-type', jobTypeOf(subject)],
    ['job-specs', JSON.stringify([workerOf(subject)])],
    ['user-command', COMMAND],
  ]);
  return ask && run && `${ask}\n\n${run}`;
}

/** The image as Markdown: its name, the address to pull it from, and its facts. */
export function markdownSnippet({ name, uri, labels }: SnippetSubject): string {
  const lines = labels.map(({ Key, Value }) => `- ${codeSpan(`${Key}=${Value}`)}`);
  return [`**${escapeMarkdown(name)}**`, '', codeSpan(uri), '', ...lines].join('\n');
}

function regionOf({ region }: SnippetSubject): string {
  return region === '' ? '<region>' : region;
}

function commandLine(command: string, options: readonly (readonly [string, string])[]): string | undefined {
  const written: string[] = [];
  for (const [name, value] of options) {
    const word = quoteForShell(value);
    if (word === undefined) return undefined;
    // A command would read a value that begins with "-" as another option.
    written.push(`--${name}${value.startsWith('-') ? '=' : ' '}${word}`);
  }
  return [command, ...written].join(' \\\n  ');
}

/** A text as code, fenced by more back quotes than it contains; line breaks would end a list. */
function codeSpan(text: string): string {
  const line = text.replace(/[\r\n\u2028\u2029]+/g, ' ');
  const fence = '`'.repeat(Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length)) + 1);
  const space = /^`|`$/.test(line) || line.trim() === '' ? ' ' : '';
  return `${fence}${space}${line}${space}${fence}`;
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\r\n\u2028\u2029]+/g, ' ').replace(/[\\`*_{}[\]<>()#+\-!|~&]/g, (sign) => `\\${sign}`);
}
