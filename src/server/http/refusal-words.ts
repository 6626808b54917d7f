import type { Language } from '../../contract/page-load/preferences.ts';

interface RefusalWords {
  readonly heading: string;
  readonly toProduct: string;
  readonly product: string;
  /** The meaning of a refusal, by its code; without one, only the English message is shown. */
  readonly causes: Readonly<Record<string, string>>;
}

/** The text of a refusal outside /api. Messages name settings and headers, so they are not translated. */
export const REFUSAL_WORDS: Readonly<Record<Language, RefusalWords>> = {
  en: {
    heading: 'This address was not answered',
    toProduct: 'Open PAI Image Labels',
    product: 'PAI Image Labels',
    causes: {},
  },
  zh: {
    heading: '无法打开此网址',
    toProduct: '打开 PAI 镜像标签',
    product: 'PAI 镜像标签',
    causes: {
      InternalError: '服务器内部错误，详情请查看服务器日志。',
      InvalidParameter: '请求的格式有误。',
      MisdirectedRequest: '服务器不接受该主机名。',
      NotFound: '此网址没有对应的页面。',
      OVERLOADED: '服务器过载，请稍后重试。',
      Throttling: '错误的访问令牌尝试次数过多，请稍后重试。',
      UnsupportedHTTPMethod: '不支持该请求方法。',
    },
  },
};
