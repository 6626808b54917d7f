import type { HTML_WORDS as ENGLISH } from '../en/html.ts';

/** Chinese words of the HTML, shown before its script runs or if it cannot run. */
export const HTML_WORDS: typeof ENGLISH = {
  title: 'PAI 镜像标签',
  description: '浏览阿里云人工智能平台 PAI 中容器镜像的标签',
  tooOld: '本页面需要更新的浏览器：Chrome 或 Edge 111、Firefox 121、Safari 16.4，或其更高版本。',
  noScript: '本页面需要启用 JavaScript。',
};
