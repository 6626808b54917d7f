import type { HTML_WORDS as ENGLISH } from '../en/html.ts';

/** Chinese words of the HTML, shown before its script runs or if it cannot run. */
export const HTML_WORDS: typeof ENGLISH = {
  title: 'PAI 镜像标签',
  description: '浏览阿里云人工智能平台 PAI 中容器镜像的标签',
  tooOld: '本页面需要更新的浏览器：Chrome 或 Edge 111、Firefox 121、Safari 16.4，或其更高版本。',
  noScript: '本页面需要启用 JavaScript。',
  notRunning:
    '本页面的脚本尚未运行。如果此提示一直显示，请重新加载页面；仍无效时，请更新浏览器，或检查代理是否更改或拦截了文件。',
};
