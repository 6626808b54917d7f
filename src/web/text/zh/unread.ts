import { STATE_WORDS } from '../../../contract/life-cycle/states.ts';
import { KNOWN_PREFIXES } from '../../../contract/runs-on/machine.ts';
import type { Formats } from '../formats.ts';
import type { LaterWords } from '../later-words.ts';

/** Chinese words about invalid parts of an address. */
export function unreadWords({ number }: Formats): LaterWords['unread'] {
  return {
    title: (count: number) => `网址中有 ${number(count)} 处无法识别`,
    noRows: '网址中的地域、工作空间或镜像无法识别，未显示任何行。',
    didYouMean: (query: string) => `您是否要输入 ${query}？`,
    drop: '从网址中移除',
    more: (count: number) => `以及另外 ${number(count)} 处`,
    reasons: {
      region: (text: string, name: string) => `${name}：“${text}”不是地域 ID。`,
      workspace: (text: string, name: string) => `${name}：“${text}”不是由 1 到 20 位数字组成的 ID。`,
      day: (text: string, name: string) => `${name}：“${text}”不是日期；日期的格式为 2026-11-01。`,
      'no-equals': (text: string, name: string) => `${name}：“${text}”中没有“=”；条件的格式为 key=value。`,
      'empty-piece': (_: string, name: string) => `${name}：逗号前后有空的条件。`,
      'empty-key': (text: string, name: string) => `${name}：“${text}”的“=”前没有键。`,
      'label-key': (text: string, name: string) =>
        text === '' ? `${name}：有空的键。` : `${name}：“${text}”不是键；键中不能包含“,”或“=”。`,
      ids: (text: string, name: string) =>
        text === ''
          ? `${name}：有空的 ID。`
          : `${name}：“${text}”重复出现，或者是第五个镜像。可以对比两到四个不同的镜像。`,
      sort: (text: string) => `sort：“${text}”不是该视图的列，或重复出现。各列用逗号分隔；列名前的减号表示降序。`,
      choice: (text: string, name: string) => `${name}：“${text}”不是可用的取值。`,
      group: (text: string, name: string) =>
        `${name}：“${text}”不是该矩阵的分组。分组写作行或列的 KEY=MAJOR 或 framework=NAME。`,
      'unknown-name': (text: string, name: string) =>
        `${name}：本页面没有这个参数${text === '' ? '' : `（“${text}”）`}。`,
      'too-many': (text: string, name: string) => `${name}：“${text}”超出了支持的 100 个条件。`,
      facet: (text: string, name: string) => `${name}：“${text}”不是 chip、framework、cuda、python、supported 之一。`,
      any: (text: string, name: string) => `${name}：“${text}”不是“framework”，这是唯一可用的取值。`,
      'no-version': (text: string, name: string) =>
        `${name}：“${text}”不是范围。范围写作 key=version；版本以数字开头且不含隐藏字符。`,
      'framework-range': (text: string, name: string) =>
        `${name}：“${text}”没有写明框架。请写成 system.framework.NAME=version。`,
      'second-bound': (text: string, name: string) => `${name}：“${text}”重复设置了该键的版本范围。`,
      state: (text: string, name: string) => `${name}：“${text}”不是 ${STATE_WORDS.join('、')} 之一。`,
      runs: (text: string, name: string) =>
        `${name}：无法识别“${text}”，未生效。可以写以 ${KNOWN_PREFIXES.join('、')} 开头的实例规格，或写成 driver:535.54.03 的驱动版本。`,
      repeated: (text: string, name: string) => `${name}：重复出现，未使用“${text}”。`,
      escape: (text: string, name: string) => `${name}：“${text}”中的百分号编码有误。`,
    },
  };
}

/** Chinese words about rows that the server could not read. */
export function leftOutWords({ number }: Formats): LaterWords['leftOut'] {
  const nouns: Readonly<Record<string, string>> = {
    labels: '个标签',
    images: '个镜像',
    workspaces: '个工作空间',
    values: '个值',
  };
  return (kind: string, left: number, field: string): string =>
    `已略去 ${number(left)} ${nouns[kind] ?? '行'}：无法读取 ${field}。`;
}
