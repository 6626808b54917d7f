/** English words of the HTML, shown before its script runs or if it cannot run. */
export const HTML_WORDS = {
  title: 'PAI Image Labels',
  description: 'Browse the labels of container images in Alibaba Cloud PAI',
  tooOld:
    'This page needs a newer browser: Chrome or Edge 111, Firefox 121, Safari 16.4, or a later version of one of them.',
  noScript: 'This page needs JavaScript.',
  notRunning:
    'The script of this page is not running yet. If this line stays, reload the page. If that does not help, update the browser, or check whether a proxy changes or blocks files.',
};
