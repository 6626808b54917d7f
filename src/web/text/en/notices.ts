/** What is said in English above the rows when they are old. */
export function noticeWords() {
  return {
    stale: (age: string) => `PAI does not answer now. What is shown is its answer of ${age} ago.`,
    staleName: 'Old answer',
    offline: 'The browser is offline. What is shown stays, and is asked for again once the connection is back.',
    offlineName: 'Offline',
  };
}
