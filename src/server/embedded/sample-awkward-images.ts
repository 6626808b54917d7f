import type { Image } from '../../contract/operations.ts';

/**
 * Samples whose labels are awkward on purpose: everything that label text may hold and that something on the way to the
 * screen, an address or a spreadsheet might get wrong. Signs that an editor hides are written as escapes.
 */
export const AWKWARD_IMAGES: readonly Omit<Image, 'ImageId'>[] = [
  {
    Name: 'sample-awkward-separators:2.0rc1',
    Description: 'Sample image: values with the signs that separate conditions in a filter',
    ImageUri: 'registry.cn-shenzhen.example.com/sample-awkward/separators:2.0rc1',
    Labels: [
      { Key: 'team.release', Value: '2.0rc1' },
      { Key: 'sample.comma', Value: 'vision, speech and text' },
      { Key: 'sample.equals', Value: 'learning_rate=0.001' },
      // No filter can ask for this one: after the comma the grammar sees the condition x=2.
      { Key: 'sample.comma and equals', Value: 'batch=8,x=2' },
      { Key: 'sample.spaces', Value: '  two before and two after  ' },
      { Key: 'sample.empty', Value: '' },
      // Nor for this one, which would mean any value of the key.
      { Key: 'sample.star', Value: '*' },
    ],
    Accessibility: 'PRIVATE',
    GmtCreateTime: '2026-09-01T00:00:00.000Z',
    Size: 1_073_741_824,
    WorkspaceId: '10001',
  },
  {
    Name: 'sample-awkward-scripts:2.0',
    Description: 'Sample image: values in several scripts, right to left, and with signs that do not show',
    ImageUri: 'registry.eu-central-1.example.com/sample-awkward/scripts:2.0',
    Labels: [
      { Key: 'team.release', Value: '2.0' },
      { Key: 'sample.chinese', Value: '大模型训练，第二期' },
      // One picture to the eye, joined from four by zero-width joiners.
      {
        Key: 'sample.emoji',
        Value: 'family \u{1F468}\u200D\u{1F469}\u200D\u{1F467}\u200D\u{1F466} and rocket \u{1F680}',
      },
      { Key: 'sample.arabic', Value: 'نموذج الرؤية 2.0' },
      { Key: 'sample.hebrew', Value: 'מודל ראייה' },
      // The override makes txt.exe show as exe.txt.
      { Key: 'sample.bidi', Value: 'model-\u202Etxt.exe\u202C-final' },
      { Key: 'sample.zero-width', Value: 'zero\u200Bwidth\u200Cjoin\u2060ers\uFEFF' },
      { Key: '团队', Value: '平台组' },
    ],
    Accessibility: 'PUBLIC',
    GmtCreateTime: '2026-09-02T00:00:00.000Z',
    Size: 1_073_741_824,
    WorkspaceId: '10001',
  },
  {
    Name: 'sample-awkward-markup:2.0.1',
    Description: 'Sample image: values that look like <b>markup</b>, formulas and addresses',
    ImageUri: 'registry.us-east-1.example.com/sample-awkward/markup:2.0.1',
    Labels: [
      { Key: 'team.release', Value: '2.0.1' },
      { Key: 'sample.markup', Value: '<b>bold</b> & "quoted"' },
      { Key: 'sample.script', Value: "<img src=x onerror='document.title=1'>" },
      { Key: 'sample.formula', Value: '=1+1' },
      { Key: 'sample.percent', Value: '100%25 & more + plus' },
      { Key: 'sample.address', Value: 'javascript:void(0)' },
    ],
    Accessibility: 'PUBLIC',
    GmtCreateTime: '2026-09-03T00:00:00.000Z',
    Size: 1_073_741_824,
    WorkspaceId: '10002',
  },
  {
    Name: 'sample-awkward-keys:2.10',
    Description: 'Sample image: keys that programs trip over, and one very long value',
    ImageUri: 'registry.ap-northeast-1.example.com/sample-awkward/keys:2.10',
    Labels: [
      { Key: 'team.release', Value: '2.10' },
      { Key: '__proto__', Value: 'polluted' },
      { Key: 'constructor', Value: 'Object' },
      { Key: 'key with spaces', Value: 'value with spaces' },
      { Key: 'sample.long', Value: '0123456789'.repeat(400) },
    ],
    Accessibility: 'PRIVATE',
    GmtCreateTime: '2026-09-04T00:00:00.000Z',
    Size: 1_073_741_824,
    WorkspaceId: '10003',
  },
];
