import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMachine } from '../../../../contract/runs-on/machine.ts';
import { cliSnippet, dswSnippet, easSnippet, markdownSnippet } from './service-snippets.ts';
import type { SnippetSubject } from './snippets.ts';

const URI = 'registry.cn-hangzhou.aliyuncs.com/pai-eas/vllm:0.9';
const subject: SnippetSubject = {
  uri: URI,
  name: 'vllm:0.9',
  imageId: 'image-1',
  labels: [],
  region: 'cn-hangzhou',
  workspaceId: '12345',
  frameworks: ['vLLM'],
  machine: undefined,
};
const label = (Key: string, Value: string) => ({ Key, Value });

/** The words that `aliyun` gets when a shell runs the lines, one line a call. */
function runInShell(lines: string | undefined): readonly (readonly string[])[] {
  const program = `aliyun() { printf '%s\\037' "$@"; printf '\\036'; }\n${lines}`;
  const { stdout, stderr } = spawnSync('sh', ['-c', program], { encoding: 'utf8' });
  expect(stderr).toBe('');
  const calls = stdout.split('\u001e').slice(0, -1);
  return calls.map((call) => call.split('\u001f').slice(0, -1));
}

test('EAS: name in metadata, port and command of the labels, the machine that was asked for', () => {
  const labels = [label('system.eas.default.port', '8088'), label('system.eas.default.script', 'python "app.py"')];
  expect(JSON.parse(easSnippet({ ...subject, labels, machine: readMachine('driver:550.54.15') }))).toEqual({
    metadata: { name: 'my_service', instance: 1, workspace_id: '12345' },
    containers: [{ image: URI, port: 8088, command: 'python "app.py"' }],
    cloud: { computing: { instance_type: '<instance type>' } },
    features: { 'eas.aliyun.com/gpu-driver-version': '550.54.15' },
  });
});

test.each(['', 'many', '0', '65536', '80.5', '-1'])('EAS: a port %j of a label is no port', (port) => {
  const service: unknown = JSON.parse(
    easSnippet({ ...subject, workspaceId: '0', labels: [label('system.eas.default.port', port)] }),
  );
  expect(service).toMatchObject({ containers: [{ port: 8000, command: '<command>' }] });
  expect(service).not.toHaveProperty('metadata.workspace_id');
});

test('DSW: a shell reads each option as it is', () => {
  const machine = readMachine('ecs.gn7i-c8g1.2xlarge');
  expect(runInShell(dswSnippet({ ...subject, machine }))).toEqual([
    [
      ...['pai-dsw', 'create-instance', '--region', 'cn-hangzhou', '--workspace-id', '12345'],
      ...['--instance-name', 'my_instance', '--ecs-spec', 'ecs.gn7i-c8g1.2xlarge'],
      ...['--image-url', URI, '--accessibility', 'PRIVATE'],
    ],
  ]);
  expect(runInShell(dswSnippet({ ...subject, region: '' }))[0]).toContain('<region>');
});

test('CLI: asks for the image, and runs a job on it', () => {
  const [ask, run] = runInShell(cliSnippet(subject));
  expect(ask).toEqual([
    'aiworkspace',
    'get-image',
    '--region',
    'cn-hangzhou',
    '--image-id',
    'image-1',
    '--verbose',
    'true',
  ]);
  const specs = run?.[run.indexOf('--job-specs') + 1] ?? '';
  expect(JSON.parse(specs)).toEqual([{ Type: 'Worker', Image: URI, PodCount: 1, EcsSpec: '<instance type>' }]);
  expect(run?.slice(-2)).toEqual(['--user-command', 'python train.py']);
});

test('commands contain any printable address as one word, and no other address', () => {
  const uri = fc.string({ unit: fc.constantFrom(...'ab:/\'"$`\\ ;&|<>(){}*?!#~=%-'), minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(uri, (text) => {
      const [words] = runInShell(dswSnippet({ ...subject, uri: text }));
      if (text.startsWith('-')) expect(words).toContain(`--image-url=${text}`);
      else expect(words?.[words.indexOf('--image-url') + 1]).toBe(text);
    }),
    { numRuns: 25 },
  );
  expect(runInShell(dswSnippet({ ...subject, uri: '-v/:/host' }))[0]).toContain('--image-url=-v/:/host');
  expect(dswSnippet({ ...subject, uri: 'a\nb' })).toBeUndefined();
  expect(cliSnippet({ ...subject, imageId: 'é' })).toBeUndefined();
});

test('Markdown: a name cannot format, nor a value end its code', () => {
  const labels = [label('team', 'a`b'), label('note', 'x\n# y')];
  expect(markdownSnippet({ ...subject, name: '*[x](y)*', labels })).toBe(
    ['**\\*\\[x\\]\\(y\\)\\***', '', `\`${URI}\``, '', '- ``team=a`b``', '- `note=x # y`'].join('\n'),
  );
});
