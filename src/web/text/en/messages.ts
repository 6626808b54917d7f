import type { Formats } from '../formats.ts';

/** English words instead of rows or above them: no results, errors. */
export function messageWords(formats: Formats) {
  return {
    zero: {
      noRowsFound: 'No row contains the text',
      clearSearch: 'Clear the search',
      /** The chosen region, workspace and image; empty for everything. */
      scope: (scope: { readonly region: string; readonly workspaceId: string; readonly imageId: string }) =>
        [
          scope.region === '' ? '' : `region ${scope.region}`,
          scope.workspaceId === '' ? '' : `workspace ${scope.workspaceId}`,
          scope.imageId === '' ? '' : `image ${scope.imageId}`,
        ]
          .filter((part) => part !== '')
          .join(', '),
    },

    problem: {
      name: 'Problem',
      retry: 'Retry',
      unreachable:
        'The server of this page is not responding. It may have been stopped. The page retries automatically.',
      addressTooLong: (length: number) =>
        `The filter was not added: the address would have ${formats.number(length)} characters, and at most 12,000 can be sent.`,
      cannotJudge: 'PAI does not know some of these filters. They cannot be judged without the images.',
      newBuild: 'A new version of this page is ready.',
      newBuildName: 'New version',
      reload: 'Reload',
      viewFailed: 'This part of the page could not be loaded. The server may have been stopped or updated.',
      crashed: 'This part of the page failed. Your filters are kept in the address.',
      viewCrashed: 'This view could not be shown. The error is in the page, not in the server.',
      toLabels: 'Go to the labels',
      kept: 'Your filters are kept in the address.',
    },
  };
}
