/** English words above old rows. */
export function noticeWords() {
  return {
    stale: (age: string) => `PAI is not responding. Showing results from ${age} ago.`,
    staleName: 'Old answer',
    offline: 'You are offline. The page keeps these results and refreshes them when you are online again.',
    offlineName: 'Offline',
  };
}
