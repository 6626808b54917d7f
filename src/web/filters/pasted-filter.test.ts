import { describe, expect, it } from 'vitest';
import { filterInPaste } from './pasted-filter.ts';

describe('the filter in what is pasted', () => {
  it.each([
    ['http://127.0.0.1:4720/?Region=&LabelFilter=system.chipType=GPU,note=a%20b&q=x', 'system.chipType=GPU,note=a b'],
    ['GET /api/v1/image/labels?LabelFilter=system.chipType%3DGPU%2Cnote%3Da+b', 'system.chipType=GPU,note=a b'],
    [
      "aliyun aiworkspace ListImageLabels --LabelFilter 'system.framework=XGBoost 1.6.0' --Region x",
      'system.framework=XGBoost 1.6.0',
    ],
    ['cli --LabelFilter=a=b', 'a=b'],
    ['{"Labels":[{"Key":"a","Value":"b"},{"Key":"c","Value":"d, e"}]}', 'a=b\nc=d, e'],
    ['[{"Key":"a","Value":"b"}]', 'a=b'],
    ['{"Labels":[{"Key":"a"}]}', '{"Labels":[{"Key":"a"}]}'],
    ['[a=b', '[a=b'],
    ['a=b,c=d', 'a=b,c=d'],
    ['/?LabelFilter=%ff', '%ff'],
  ])('of %j is %j', (pasted, filter) => {
    expect(filterInPaste(pasted)).toBe(filter);
  });
});
