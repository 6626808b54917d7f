import { expect, it } from 'vitest';
import { imagesOf } from './images-of.ts';
import { parseAddress } from './parse-address.ts';
import { printAddress } from './print-address.ts';

it.each([
  ['', '?LabelFilter=a=1'],
  [
    '?Region=cn-shanghai&WorkspaceId=7&ImageId=image-1',
    '?Region=cn-shanghai&WorkspaceId=7&ImageId=image-1&LabelFilter=a=1',
  ],
  ['?LabelKeys=k&LabelFilter=b=2&sort=-Value&q=x&sel=b=2', '?LabelFilter=a=1'],
  ['?LabelFilter=bare,b=2&LabelKeys=x=y', '?LabelFilter=a=1'],
  ['?Region=nowhere', '?LabelFilter=a=1&Region=nowhere'],
])('of %s keeps only the scope', (address, link) => {
  expect(printAddress(imagesOf(parseAddress(address, 'labels'), [{ key: 'a', value: '1' }]))).toBe(link);
});
