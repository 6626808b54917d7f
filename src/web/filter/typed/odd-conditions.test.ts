import { describe, expect, it } from 'vitest';
import { printPart } from '../filter-parts.ts';
import type { KnownLabels } from './known-labels.ts';
import { readFilter } from './read-filter.ts';

const LABELS = ['chip.type=GPU', 'chip.type=CPU', 'torch=2.6.0', 'torch=2.7.0', 'official.image=true', 'team.note=x'];
const known: KnownLabels = {
  hasKey: (key) => LABELS.some((label) => label.startsWith(`${key}=`)),
  hasValue: (key, value) => LABELS.includes(`${key}=${value}`),
};

/** Returns the filter as printed, or why parts of the text could not be read. */
function read(text: string): readonly string[] {
  const { conditions, others, unread } = readFilter(text, known);
  if (unread.length > 0) return unread.map(({ reason }) => reason);
  return [...conditions.map(({ key, value }) => `${key}=${value}`), ...others.map(printPart)];
}

describe('a condition in the writing of another product', () => {
  it.each<[text: string, filter: readonly string[]]>([
    ['chip.type=GPU AND NOT official.image=true', ['chip.type=GPU', 'not official.image=true']],
    ['chip.type=GPU && !official.image', ['chip.type=GPU', 'not official.image=*']],
    ['chip.type=GPU,!official.image', ['chip.type=GPU', 'not official.image=*']],
    ['chip.type=GPU not official.image', ['chip.type=GPU', 'not official.image=*']],
    ['chip.type=GPU !official.image=true', ['chip.type=GPU', 'not official.image=true']],
    ['chip.type=GPU OR NOT official.image=true', ['mixed']],
    ['(chip.type=GPU AND official.image=true)', ['chip.type=GPU', 'official.image=true']],
    ['((chip.type=GPU) OR (chip.type=CPU))', ['chip.type=GPU', 'chip.type=CPU']],
    ['not chip.type=GPU', ['not chip.type=GPU']],
    ['not chip.type=GPU official.image=true', ['not chip.type=GPU', 'official.image=true']],
    ['! chip.type=GPU', ['not chip.type=GPU']],
    ['- chip.type=GPU', ['chip.type=GPU']],
    ['not chip.type', ['not chip.type=*']],
    ['NOT (chip.type=GPU)', ['not chip.type=GPU']],
    ['!(chip.type=GPU)', ['not chip.type=GPU']],
    ['chip.type=GPU AND (torch=2.6.0 OR torch=2.7.0)', ['or']],
    ['chip.type=GPU 或 chip.type=CPU', ['chip.type=GPU', 'chip.type=CPU']],
    ['chip.type=GPU且official.image=true', ['chip.type=GPU', 'official.image=true']],
    ['chip.type=GPU、official.image=true', ['chip.type=GPU', 'official.image=true']],
    ['chip.type=GPU 或者 CPU', ['chip.type=GPU', 'chip.type=CPU']],
    ['team.note=GPU和CPU', ['team.note=GPU和CPU']],
    ['chip.type!=[GPU, CPU]', ['not chip.type=GPU', 'not chip.type=CPU']],
    ['chip.type!=GPU|CPU', ['not chip.type=GPU', 'not chip.type=CPU']],
    ['chip.type≠GPU,CPU', ['not chip.type=GPU', 'not chip.type=CPU']],
    ['chip.type!==GPU', ['not chip.type=GPU']],
    ['!chip.type==GPU', ['not chip.type=GPU']],
    ['torch!=2.*', ['wildcard']],
    ['torch>=2.6,<=2.7', ['torch>=2.6', 'torch<=2.7']],
    ['torch>=2.6 <=2.7', ['torch>=2.6', 'torch<=2.7']],
    ['torch>=2.6,!=2.6.1', ['not torch=2.6.1', 'torch>=2.6']],
    ['torch >= 2.6 and chip.type = GPU', ['chip.type=GPU', 'torch>=2.6']],
    ['chip.type = GPU and torch <= 2.7', ['chip.type=GPU', 'torch<=2.7']],
    ['torch=2.6 or later', ['torch>=2.6']],
    ['torch=2.6 以上', ['torch>=2.6']],
    ['torch=2.6及以下版本', ['torch<=2.6']],
    ['torch=2.6~2.7', ['torch>=2.6 and <=2.7']],
    ['torch=2.6.0 2.7.0', ['torch=2.6.0', 'torch=2.7.0']],
    ['chip.type=GPU/CPU', ['chip.type=GPU', 'chip.type=CPU']],
    ['chip.type=""', ['chip.type=']],
    ['chip.type=“GPU”', ['chip.type=GPU']],
    ['chip.type=GPU。', ['chip.type=GPU']],
    ['chip.type=ＧＰＵ', ['chip.type=GPU']],
    ['chip.type=GPU # the chip', ['chip.type=GPU']],
    ['torch &gt;= 2.6', ['torch>=2.6']],
    ['torch\\>=2.6', ['torch>=2.6']],
    ['torch%3E=2.6', ['torch>=2.6']],
    ['chip.type=GPU\\,official.image=true', ['chip.type=GPU', 'official.image=true']],
    ['LabelFilter: chip.type=GPU,official.image=true', ['chip.type=GPU', 'official.image=true']],
    ['label:chip.type=GPU label:official.image=true', ['chip.type=GPU', 'official.image=true']],
    ['筛选：chip.type=GPU', ['chip.type=GPU']],
  ])('%s', (text, filter) => {
    expect([...read(text)].sort()).toEqual([...filter].sort());
  });

  it.each([
    ...['torch:>=2.6', 'chip.type*=GP', 'chip.type$=PU', 'chip.type:=GPU', 'chip.type|=GPU', 'chip.type?=GPU'],
    ...['~chip.type=GPU', '#chip.type=GPU', 'chip.*=GPU', '*=GPU', '(chip.type=GPU', 'a<b=c', 'torch ">=2.6"'],
    ...['torch=[2.5,2.7)', 'torch=">=2.6"', 'chip.type=$CHIP', 'chip.type=%CHIP%'],
  ])('that has no meaning here is refused: %s', (text) => {
    expect(read(text)).toEqual(['operator']);
  });

  it.each([
    ['torch=2.?', 'wildcard'],
    ['torch=2.%', 'wildcard'],
    ['torch>=2,6', 'no-version'],
    ['torch>=2.6 beta', 'no-version'],
    ['system.framework=PyTorch>=2.6', 'no-version'],
  ])('is no odd value: %s', (text, reason) => {
    expect(read(text)).toEqual([reason]);
  });
});

describe('the filter of a command or of code in another form', () => {
  const both = ['chip.type=GPU', 'official.image=true'];
  it.each<[text: string, filter: readonly string[]]>([
    [`aliyun x --labels $'chip.type=GPU'`, ['chip.type=GPU']],
    ['aliyun x --labels chip.type=GPU official.image=true --page-size 5', both],
    [`LABELS="chip.type=GPU,official.image=true"\naliyun x --labels "$LABELS"`, both],
    [`bash -c "aliyun x --labels 'chip.type=GPU'"`, ['chip.type=GPU']],
    [`os.system("aliyun x --labels 'chip.type=GPU,official.image=true'")`, both],
    ["subprocess.run(['aliyun', 'x', '--labels', 'chip.type=GPU,official.image=true'])", both],
    ['exec.Command("aliyun", "--labels", "official.image=true,a.b=f")', ['official.image=true', 'a.b=f']],
    ['command:\n  - aliyun\n  - --labels\n  - chip.type=GPU', ['chip.type=GPU']],
    ['http GET https://x/api/v1/images Labels==chip.type=GPU,official.image=true', both],
    ['labels=f"chip.type=GPU,official.image=true"', both],
    [`labels=','.join(['chip.type=GPU', 'official.image=true'])`, both],
    [`labels=(\n  'chip.type=GPU,'\n  'official.image=true'\n)`, both],
    [`labels = "chip.type=GPU" + \n  ",official.image=true"`, both],
    [`labels = "chip.type=GPU" \\\n  ",official.image=true"`, both],
    ['"Key": "chip.type",\n "Value": "GPU"\n},\n{\n "Key": "official.image",\n "Value": "true"\n},', both],
    ['labels:\n  chip.type: GPU\n  official.image: "true"', both],
    ['chip.type: GPU, official.image: true', both],
    ['chip.type : GPU', ['chip.type=GPU']],
    ['chip.type: [GPU, CPU]', ['chip.type=GPU', 'chip.type=CPU']],
    ['| Key | Value | Images |\n| --- | :-: | --: |\n| chip.type | GPU | 9 |\n| `official.image` | true | 9 |', both],
    ['+-----+-----+\n| Key | Value |\n+-----+-----+\n| chip.type | GPU |\n+-----+-----+', ['chip.type=GPU']],
    ['Key             Value  Images\nchip.type       GPU    9\nofficial.image  true   9', both],
    ['| team.note | a\\|b |', ['team.note=a|b']],
    ['(aliyun x --labels chip.type=GPU)', ['chip.type=GPU']],
    ['`aliyun x --labels chip.type=GPU`', ['chip.type=GPU']],
    ['aliyun x --labels chip.type=GPU|jq .', ['chip.type=GPU']],
    ['aliyun x --labels chip.type=GPU>out.json &', ['chip.type=GPU']],
    ['aliyun x --labels chip.type=GPU&', ['chip.type=GPU']],
    ['kubectl get x --selector=chip.type=GPU', ['chip.type=GPU']],
    ['LabelFilter=chip.type%3DGPU%2Cofficial.image%3Dtrue&PageSize=10', both],
    ['Labels=chip.type%253DGPU', ['chip.type=GPU']],
    ['chip.type=GPU%2Cofficial.image%3Dtrue', both],
    ['- `chip.type=GPU`\n- `official.image=true`', both],
    ['`chip.type=GPU` and `official.image=true`', both],
    ['<li>chip.type=GPU<br>official.image=true</li>', both],
    ['chip.type=GPU\tofficial.image=true', both],
    ['chip.type=GPU,\nofficial.image=true', both],
    ['chip.type=GPU, and official.image=true', both],
    ['chip.type=GPU + official.image=true', both],
    ['chip.type=GPU / official.image=true', ['or']],
    ['conda install pytorch=2.6 cudatoolkit=12.4', ['nothing']],
    ['RUN pip install torch==2.6.0', ['nothing']],
    ['aliyun x --labels ""', ['nothing']],
  ])('%s', (text, filter) => {
    expect(read(text)).toEqual(filter);
  });

  it('that is long takes a time that grows with its length', () => {
    for (const unit of [
      '-',
      '|',
      ' -',
      '| - ',
      'a.b: c, ',
      'a>=2,',
      '(',
      '(a=',
      '和',
      'a.b  ',
      '"a" "',
      "'+",
      'not ',
      '\\,',
      '&gt;',
    ])
      expect(() => readFilter(unit.repeat(50_000 / unit.length), known)).not.toThrow();
    expect(() => readFilter(`${'('.repeat(100_000)}=${')'.repeat(100_000)}`, known)).not.toThrow();
  });
});
