import type { Formats } from './formats.ts';

/** What the page says in English instead of rows, or above them: nothing found, something wrong. */
export function englishMessages(formats: Formats) {
  return {
    zero: {
      noRowsFound: 'No row contains the text',
      clearSearch: 'Clear the search',
      /** Region, workspace and image as far as they are chosen; empty for everything. */
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
      code: 'Code',
      keptRows: 'What is shown below is the last answer that arrived.',
      troubleshoot: 'Look up this code',
      unreachable: 'The server of this page does not answer. It may have been stopped; the page tries again by itself.',
      unexpected: 'The server gave an answer that this page does not understand.',
      tooLong: 'These filters are too long for one request. Remove some of them.',
      addressTooLong: (length: number) =>
        `With this filter the address would have ${formats.number(length)} characters; 12,000 can be sent. The filter was not added.`,
      refused: (message: string) => `The request was refused: ${message}`,
      failed: (message: string) => `The service had a fault: ${message}`,
      signed:
        'This server checks signatures, as PAI does, and a browser cannot sign its requests. Call the API with a client that holds the key, or start the server without PAI_EMBEDDED_ACCESS_KEY_ID.',
      signedTitle: 'Signed requests only',
      again: (seconds: number) => `Again in ${formats.number(seconds)} s`,
      signIn: 'Sign in',
      loadAgain: 'Load the page again',
      cannotJudge: 'Filters that PAI does not know cannot be judged without the images.',
      foreign: 'Your sign-in may have ended: a proxy or another site answered instead of this server.',
      stale: (age: string) => `PAI does not answer now. What is shown is its answer of ${age} ago.`,
      staleName: 'Old answer',
      offline: 'The browser is offline. What is shown stays, and is asked for again once the connection is back.',
      offlineName: 'Offline',
      newBuild: 'A new version of this page is ready.',
      newBuildName: 'New version',
      reload: 'Reload',
      /** By Code, PAI's own and this server's; where a code is missing here its message is shown. */
      causes: {
        'InvalidAccessKeyId.NotFound': 'PAI does not know the AccessKey that this server uses.',
        'InvalidAccessKeyId.Inactive': 'The AccessKey that this server uses is disabled.',
        SignatureDoesNotMatch: 'PAI refused the signature: the AccessKey secret of this server does not fit its key.',
        'InvalidTimeStamp.Expired':
          'The clock of this server is more than 15 minutes off, so PAI refuses its requests.',
        'InvalidSecurityToken.Expired': 'The temporary credentials of this server have expired.',
        'InvalidSecurityToken.Malformed': 'The security token of this server is malformed.',
        'InvalidSecurityToken.MismatchWithAccessKey': 'The security token of this server does not belong to its key.',
        Throttling: 'Too many requests: PAI answers fewer requests a second than were sent.',
        'Throttling.User': 'Too many requests: PAI answers fewer requests a second than this account sent.',
        'Throttling.Api': 'Too many requests: PAI answers fewer requests a second of this kind than were sent.',
        AccessTokenRequired: 'This server asks for its access token again; it may have been started anew.',
        UNREACHABLE: 'PAI cannot be reached from this server.',
        UPSTREAM_TIMEOUT: 'PAI took too long to answer.',
        UPSTREAM_NOT_JSON: 'What answered is not PAI as it should be.',
        UPSTREAM_REDIRECT: 'What answered is not PAI.',
        TOO_LARGE: 'The answer of PAI is too large. Choose a region and a workspace; for labels, filter.',
      } as Readonly<Record<string, string>>,
      viewFailed: 'This part of the page could not be loaded. Its server may have been stopped, or have a new version.',
      crashed: 'This part of the page failed. Your filters are kept in the address.',
      viewCrashed: 'This view failed to draw. This is a fault of the page, not of the server.',
      toLabels: 'Go to the labels',
      kept: 'Your filters are kept in the address.',
    },
  };
}
