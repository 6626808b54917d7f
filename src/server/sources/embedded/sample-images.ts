import type { Image, Label } from '../../../contract/operations.ts';

/**
 * Samples with difficult labels: all kinds of text that the screen, an address or a spreadsheet may handle wrongly.
 * Characters that an editor hides are written as escapes.
 */
const AWKWARD_IMAGES: readonly Omit<Image, 'ImageId'>[] = [
  {
    Name: 'sample-awkward-separators:2.0rc1',
    Description: 'Sample image: values with the signs that separate conditions in a filter',
    ImageUri: 'registry.cn-shenzhen.example.com/sample-awkward/separators:2.0rc1',
    Labels: [
      { Key: 'team.release', Value: '2.0rc1' },
      { Key: 'sample.comma', Value: 'vision, speech and text' },
      { Key: 'sample.equals', Value: 'learning_rate=0.001' },
      // No filter can express this value: the grammar reads the text after the comma as the condition x=2.
      { Key: 'sample.comma and equals', Value: 'batch=8,x=2' },
      { Key: 'sample.spaces', Value: '  two before and two after  ' },
      { Key: 'sample.empty', Value: '' },
      // No filter can express this value either: it would mean any value of the key.
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
      // Appears as one picture, joined from four by zero-width joiners.
      {
        Key: 'sample.emoji',
        Value: 'family \u{1F468}\u200D\u{1F469}\u200D\u{1F467}\u200D\u{1F466} and rocket \u{1F680}',
      },
      { Key: 'sample.arabic', Value: 'نموذج الرؤية 2.0' },
      { Key: 'sample.hebrew', Value: 'מודל ראייה' },
      // The override displays txt.exe as exe.txt.
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

/**
 * Sample images like those that teams add. Their names say that they are samples. Their hosts end in example.com, which
 * nobody can register, so that a copied URI never pulls a foreign image. Few of them are for GPU with PyTorch, and none
 * matches the usual questions about the real images, so that nobody mistakes a sample for an answer.
 */
export const SAMPLE_IMAGES: readonly Omit<Image, 'ImageId'>[] = [
  {
    Name: 'sample-vision-detector:1.4',
    Description: 'Sample image: finds objects in pictures',
    ImageUri: 'registry.cn-shanghai.example.com/sample-vision/detector:1.4',
    Labels: labels({
      'system.framework.PyTorch': '2.4.0',
      'system.chipType': 'GPU',
      'system.pythonVersion': '3.10',
      'system.dsw.cudaVersion': '12.1',
      'system.supported.dlc': 'true',
      'team.owner': 'vision core group',
      'team.stage': 'production',
    }),
    Accessibility: 'PUBLIC',
    GmtCreateTime: '2026-04-02T08:12:45.000Z',
    GmtModifiedTime: '2026-07-19T10:00:00.000Z',
    Size: 8_412_334_080,
    WorkspaceId: '10002',
  },
  {
    Name: 'sample-vision-labeler:0.9',
    Description: 'Sample image: a tool for marking pictures, two owners under one key',
    ImageUri: 'registry-vpc.cn-beijing.example.com/sample-vision/labeler:0.9',
    Labels: [
      ...labels({
        'system.framework.TensorFlow': '2.13.0',
        'system.chipType': 'CPU',
        'system.language.Python': '3.10',
        'system.supported.dsw': 'true',
        'team.stage': 'trial',
      }),
      { Key: 'team.owner', Value: 'vision core group' },
      { Key: 'team.owner', Value: 'annotation group' },
    ],
    Accessibility: 'PRIVATE',
    GmtCreateTime: '2026-05-11T14:03:20.000Z',
    Size: 2_204_106_752,
    WorkspaceId: '10002',
  },
  {
    Name: 'sample-vision-gateway',
    Description: 'Sample image of which only the name is known: no URI, no time, no size',
    Labels: labels({
      'system.framework.XGBoost': '1.7.6',
      'system.chipType': 'CPU',
      'system.supported.eas': 'true',
      'team.stage': 'production',
    }),
    WorkspaceId: '10002',
  },
  {
    Name: 'sample-fraud-scoring:2.1',
    Description: 'Sample image: framework label of the old style, name and version in one value',
    ImageUri: 'registry.cn-hangzhou.example.com/sample-risk/fraud-scoring:2.1',
    Labels: labels({
      'system.framework': 'XGBoost 1.6.0',
      'system.chipType': 'CPU',
      'system.pythonVersion': '3.8',
      'system.supported.eas': 'true',
      'team.owner': 'risk',
    }),
    Accessibility: 'PUBLIC',
    GmtCreateTime: '2026-01-20T05:30:00.000Z',
    Size: 1_310_720_000,
    WorkspaceId: '10001',
  },
  {
    Name: 'sample-churn-scoring:1.0',
    Description: 'Sample image: framework label of the old style on a GPU image',
    ImageUri: 'registry.ap-southeast-1.example.com/sample-risk/churn-scoring:1.0',
    Labels: labels({
      'system.framework': 'XGBoost 1.6.0',
      'system.chipType': 'GPU',
      'system.pythonVersion': '3.9',
      'system.dsw.cudaVersion': '11.8',
      'system.supported.dlc': 'true',
      'team.owner': 'risk',
    }),
    Accessibility: 'PRIVATE',
    GmtCreateTime: '2026-02-27T16:48:09.000Z',
    Size: 3_984_588_800,
    WorkspaceId: '10001',
  },
  {
    Name: 'sample-speech-recognizer:3.2',
    Description: '示例镜像：语音识别 (sample image, labels in Chinese)',
    ImageUri: 'registry.cn-wulanchabu.example.com/sample-speech/recognizer:3.2',
    Labels: labels({
      'system.framework.PyTorch': '2.1.0',
      'system.chipType': 'CPU',
      'system.pythonVersion': '3.11',
      'system.supported.dlc': 'true',
      用途: '语音转写，中文和英文',
      'team.owner': '语音团队',
    }),
    Accessibility: 'PUBLIC',
    GmtCreateTime: '2026-06-15T03:22:10.000Z',
    Size: 5_033_164_800,
    WorkspaceId: '10003',
  },
  {
    Name: 'sample-speech-synthesizer:2.0',
    Description: 'Sample image that every region has: its URI leaves the region open',
    ImageUri: 'registry-vpc.{region}.example.com/sample-speech/synthesizer:2.0',
    Labels: labels({
      'system.framework.CosyVoice': '2.0',
      'system.chipType': 'GPU',
      'system.dsw.cudaVersion': '12.1',
      'system.supported.eas': 'true',
      'team.owner': '语音团队',
    }),
    Accessibility: 'PUBLIC',
    GmtCreateTime: '2026-08-30T12:00:00.000Z',
    Size: 6_710_886_400,
    WorkspaceId: '10003',
  },
  {
    Name: 'sample-retired-trainer:0.3',
    Description: 'Sample image in a workspace that was switched off',
    ImageUri: 'registry.us-west-1.example.com/sample-retired/trainer:0.3',
    Labels: labels({
      'system.framework.PyTorch': '1.13.1',
      'system.chipType': 'GPU',
      'system.pythonVersion': '3.8',
      'system.dsw.cudaVersion': '11.7',
      'system.supported.dlc': 'true',
    }),
    Accessibility: 'PRIVATE',
    GmtCreateTime: '2025-05-20T09:10:00.000Z',
    Size: 4_294_967_296,
    WorkspaceId: '10004',
  },
  ...AWKWARD_IMAGES,
];

function labels(values: Readonly<Record<string, string>>): Label[] {
  return Object.entries(values).map(([Key, Value]) => ({ Key, Value }));
}
