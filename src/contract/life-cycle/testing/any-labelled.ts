import fc from 'fast-check';
import type { Image, Label } from '../../operations.ts';

const value = (...values: string[]) => fc.constantFrom(...values);

/** Labels with few keys and values, so that lines have several images; some versions are words. */
const anyLabel: fc.Arbitrary<Label> = fc
  .oneof(
    fc.tuple(fc.constant('system.framework.PyTorch'), value('2.6', 'v2.6', '2.10', '2.8.0rc1', 'nightly', '')),
    fc.tuple(fc.constant('system.framework.vLLM'), value('0.9', '0.10')),
    fc.tuple(fc.constant('system.framework'), value('PyTorch 2.7', 'XGBoost 1.6.0', ' ', '*')),
    fc.tuple(fc.constant('system.chipType'), value('GPU', 'CPU', '', 'gpu')),
    fc.tuple(fc.constant('system.dsw.cudaVersion'), value('12.4', '12.10', 'v12.1', '11.8', 'none')),
    fc.tuple(
      value('system.pythonVersion', 'system.language.Python'),
      value('3.10', '3.10.4', '3.12', '3.8', '2.7', 'py38', '3'),
    ),
    fc.tuple(fc.constant('system.dsw.os'), value('ubuntu', 'Ubuntu', 'debian', 'CentOS', 'alios')),
    fc.tuple(fc.constant('system.dsw.osVersion'), value('22.04', '18.04', '20.04.6', '12.5', '7.9', '99', 'jammy')),
    fc.tuple(value('system.supported.dlc', 'system.supported.dsw'), value('true', 'false')),
    fc.tuple(fc.constant('system.origin'), value('PAI', 'Community')),
    fc.tuple(fc.constant('team'), value('a', 'b')),
  )
  .map(([Key, Value]) => ({ Key, Value }));

const anyUri = fc.option(
  fc
    .tuple(
      value('host:5000/pai/a', 'pai/a', 'b'),
      value('', ':1.0', ':1.10', ':latest', '@sha256:ab', ':1.0@sha256:ab'),
    )
    .map(([repository, tag]) => repository + tag),
  { nil: undefined },
);

const anyTime = value('2026-01-02T03:04:05Z', '2026-01-02T11:04:05+08:00', '2025-12-31', '2999-01-01', 'soon', '');

/** Images of few lines, with distinct ids. */
export const anyImages: fc.Arbitrary<readonly Image[]> = fc
  .array(
    fc.record(
      { ImageUri: anyUri, GmtCreateTime: anyTime, Labels: fc.array(anyLabel, { maxLength: 7 }) },
      { requiredKeys: [] },
    ),
    { maxLength: 12 },
  )
  .map((images) => images.map((image, at) => ({ ImageId: `image-${String.fromCharCode(122 - at)}`, ...image })));
