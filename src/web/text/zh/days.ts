import { LANGUAGE_TAGS } from '../../../contract/page-load/preferences.ts';
import { dayFormats } from '../day-formats.ts';
import type { Formats } from '../formats.ts';
import type { LaterWords } from '../later-words.ts';

/** Chinese words about saved days and of what changed since one of them. */
export function dayWords({ number }: Formats): LaterWords['days'] {
  const { whole, weekday, date } = dayFormats(LANGUAGE_TAGS.zh);
  return {
    field: 'B 侧的日期',
    now: '现在',
    whole,
    notKept: (text: string, from: string, to: string) =>
      from === '' ? `“${text}”没有保存记录` : `“${text}”没有保存记录；已保存 ${from} 至 ${to}`,
    noSwap: '只有 B 侧可以选择已保存的日期，因此两侧无法互换',
    by: '对比方式',
    byWords: { images: '按镜像', labels: '按标签' },
    table: '有变化的镜像',
    scroller: '有变化的镜像行',
    image: '镜像',
    key: '键',
    before: '之前',
    after: '现在',
    none: '无',
    total: (added: number, gone: number, changed: number) =>
      `新增 ${number(added)}，移除 ${number(gone)}，变更 ${number(changed)}`,
    changes: { new: '新增', gone: '移除', changed: '变更' },
    about: {
      new: '该日期尚不存在的镜像',
      gone: '现已不存在的镜像',
      changed: '名称、镜像地址或标签与该日期不同',
    },
    nothing: (day: string) => `自${whole(day)}以来没有变化`,
    since: (added: number, changed: number, gone: number, day: string, isRecent: boolean) => {
      const parts = [['新增', added] as const, ['变更', changed] as const, ['移除', gone] as const]
        .filter(([, value]) => value > 0)
        .map(([what, value], at) => `${what} ${number(value)} 个${at === 0 ? '镜像' : ''}`);
      return `自${isRecent ? weekday(day) : date(day)}以来${parts.join('，')}`;
    },
    forget: '清除日期',
    seen: (scopes: number) => `上次查看日期：${number(scopes)} 个范围`,
    nothingHint: '请为 B 侧选择更早的日期，或更换筛选条件。',
  };
}
