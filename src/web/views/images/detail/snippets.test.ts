import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMachine } from '../../../../contract/runs-on/machine.ts';
import { dlcJobSnippet, dockerSnippet, pythonSnippet, type SnippetSubject } from './snippets.ts';

const URI = 'registry.cn-hangzhou.aliyuncs.com/pai-dlc/pytorch-training:2.6';
const subject: SnippetSubject = {
  uri: URI,
  name: 'pytorch-training:2.6',
  imageId: 'image-1',
  labels: [],
  region: 'cn-hangzhou',
  workspaceId: '',
  frameworks: ['TorchEasyRec', 'PyTorch'],
  machine: undefined,
};

describe('snippets', () => {
  it('Python: the image of an estimator', () => {
    expect(pythonSnippet(subject)).toContain(`    image_uri="${URI}",\n`);
    expect(pythonSnippet(subject)).toMatch(/^from pai\.estimator import Estimator\n\nestimator = Estimator\(\n/);
  });

  it('Python: an address with a quote and a line break stays inside its string', () => {
    const lines = pythonSnippet({ ...subject, uri: 'x"\n)\nimport os #' }).split('\n');
    expect(lines).toHaveLength(9);
    expect(lines[3]).toBe('    image_uri="x\\"\\u000a)\\u000aimport os #",');
  });

  it('Python: any address is one literal of the grammar, whose value it is', () => {
    const literal = /^ {4}image_uri=("(?:[^"\\\n]|\\["\\]|\\u[0-9a-f]{4}|\\U00(?:0[0-9a-f]|10)[0-9a-f]{4})*"),$/;
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (uri) => {
        const [, , , line = '', ...others] = pythonSnippet({ ...subject, uri }).split('\n');
        const written = literal.exec(line)?.[1] ?? '';
        const json = written.replace(/\\U([0-9a-f]{8})/g, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)));
        expect(JSON.parse(json)).toBe(uri);
        for (const other of others) expect(other).toMatch(/^ {4}\w+="[^"\\]*",$|^\)$|^estimator\.fit\(\)$/);
      }),
    );
  });

  it('DLC: the image of the only worker, the kind of job by the framework', () => {
    const job: unknown = JSON.parse(dlcJobSnippet(subject));
    expect(job).toMatchObject({
      JobType: 'PyTorchJob',
      WorkspaceId: '<workspace id>',
      JobSpecs: [{ Type: 'Worker', Image: URI, PodCount: 1 }],
    });
    expect(JSON.parse(dlcJobSnippet({ ...subject, frameworks: ['TensorFlow'] }))).toMatchObject({ JobType: 'TFJob' });
    expect(JSON.parse(dlcJobSnippet({ ...subject, frameworks: [] }))).toMatchObject({ JobType: 'PyTorchJob' });
  });

  it('DLC: the chosen workspace, but not 0, which means no workspace', () => {
    expect(JSON.parse(dlcJobSnippet({ ...subject, workspaceId: '12345' }))).toMatchObject({ WorkspaceId: '12345' });
    expect(JSON.parse(dlcJobSnippet({ ...subject, workspaceId: '0' }))).toMatchObject({
      WorkspaceId: '<workspace id>',
    });
  });

  it('take the machine that was asked for, a family alone not', () => {
    const on = (runs: string) => ({ ...subject, machine: readMachine(runs) });
    expect(JSON.parse(dlcJobSnippet(on('ecs.gn7i-c8g1.2xlarge')))).toMatchObject({
      JobSpecs: [{ EcsSpec: 'ecs.gn7i-c8g1.2xlarge' }],
    });
    expect(JSON.parse(dlcJobSnippet(on('ecs.gn7')))).toMatchObject({ JobSpecs: [{ EcsSpec: '<instance type>' }] });
    expect(JSON.parse(dlcJobSnippet(on('driver:535.54.03')))).toMatchObject({ Settings: { Driver: '535.54.03' } });
    expect(JSON.parse(dlcJobSnippet(subject))).not.toHaveProperty('Settings');
    expect(pythonSnippet(on('ecs.gn7i-c8g1.2xlarge'))).toContain('instance_type="ecs.gn7i-c8g1.2xlarge"');
  });

  it('docker: an ordinary address as it is, others quoted, none an option', () => {
    expect(dockerSnippet(subject)).toBe(`docker pull ${URI}`);
    expect(dockerSnippet({ ...subject, uri: '$(id)' })).toBe("docker pull '$(id)'");
    expect(dockerSnippet({ ...subject, uri: '$(id) it’s' })).toBeUndefined();
    expect(dockerSnippet({ ...subject, uri: "it's" })).toBe("docker pull 'it'\\''s'");
    expect(dockerSnippet({ ...subject, uri: '-v' })).toBe('docker pull -- -v');
  });
});
