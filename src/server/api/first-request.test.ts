import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAddress } from '../../web/address/parse-address.ts';
import { requestTargets } from '../../web/api/label-question.ts';
import { readFirstRequest } from './first-request.ts';

const DEFAULTS = { region: 'cn-beijing', workspaceId: '7' };

const text = fc.oneof(
  fc.constantFrom('', 'a', 'b c', 'ü,é', 'x=1', 'cn-shanghai', '0', '12345', '%', '+', '*', '</script>'),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);
const condition = fc.tuple(
  fc.constantFrom('a', 'b', 'system.chipType', 'system.framework', 'system.framework.PyTorch', 'system.pythonVersion'),
  fc.constantFrom('1', '*', 'PyTorch 2.1', '2.1', 'a,b', 'ü'),
);
const filter = fc.array(condition, { maxLength: 4 }).map((pairs) => pairs.map((pair) => pair.join('=')).join(','));
const part = fc.oneof(
  fc.tuple(fc.constantFrom('Region', 'WorkspaceId', 'ImageId', 'LabelKeys', 'sort', 'q', 'sel', 'unknown'), text),
  fc.tuple(fc.constant('LabelFilter'), fc.oneof({ weight: 4, arbitrary: filter }, text)),
);
const address = fc
  .array(part, { maxLength: 5 })
  .map((parts) => parts.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&'));

test('the data sent with an address is the response that the page would request there', () => {
  let found = 0;
  fc.assert(
    fc.property(address, (query) => {
      const first = readFirstRequest(query, DEFAULTS);
      if (first === undefined) return;
      found += 1;
      const { region, workspaceId, imageId, labelKeys, conditions } = parseAddress(query);
      const scope = { region: region ?? DEFAULTS.region, workspaceId: workspaceId ?? DEFAULTS.workspaceId, imageId };
      expect(first.scope).toEqual(scope);
      expect(requestTargets({ scope, labelKeys, conditions })).toEqual([first.target]);
    }),
    { numRuns: 2_000 },
  );
  expect(found).toBeGreaterThan(200);
});
