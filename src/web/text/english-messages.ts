import type { Formats } from './formats.ts';

/** What the page says in English in the place of rows, or above them: nothing found, something wrong. */
export function englishMessages(formats: Formats) {
  const labels = (count: number) => formats.count(count, 'label', 'labels');
  const requests = (count: number) => formats.count(count, 'request', 'requests');
  return {
    zero: {
      noMatch: (filters: number) => `No labels match ${formats.count(filters, 'filter', 'filters')}`,
      noMatchText: (filters: number) =>
        filters === 1
          ? 'Nothing in this scope satisfies it. This is what there would be without it:'
          : 'Nothing in this scope satisfies all of them at once. This is what there would be without each of them:',
      remove: (condition: string) => `Remove ${condition}`,
      gives: (count: number) => labels(count),
      counting: 'Counting…',
      notCounted: 'Not counted',
      noSingleStep: 'Nothing in this scope satisfies them, and removing a single one does not help.',
      didYouMean: (value: string) => `Did you mean ${value}?`,
      noRowsFound: 'No row contains the text',
      clearSearch: 'Clear the search',
      empty: 'No image labels here',
      emptyScope: (scope: string) => `No labelled image is in this scope: ${scope}.`,
      wholeScope: 'the whole catalog',
      /** Region, workspace and image as far as they are chosen; empty for everything. */
      scope: (scope: { readonly region: string; readonly workspaceId: string; readonly imageId: string }) =>
        [
          scope.region === '' ? '' : `region ${scope.region}`,
          scope.workspaceId === '' ? '' : `workspace ${scope.workspaceId}`,
          scope.imageId === '' ? '' : `image ${scope.imageId}`,
        ]
          .filter((part) => part !== '')
          .join(', '),
      showAll: 'Show all regions and workspaces',
      keysHide: 'The images found carry none of the keys you chose to show.',
      showAllKeys: 'Show all keys',
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
      tooMany: (combinations: number, allowed: number) =>
        `These any-of filters would take ${requests(combinations)}; at most ${formats.number(allowed)} are sent. Remove some values of one key.`,
      tooManyImages: 'Show the images of these filters, which have no such limit',
      signed:
        'This server checks signatures, as PAI does, and a browser cannot sign its requests. Call the API with a client that holds the key, or start the server without PAI_EMBEDDED_ACCESS_KEY_ID.',
      signedTitle: 'Signed requests only',
      again: (seconds: number) => `Again in ${formats.number(seconds)} s`,
      copyPolicy: 'Copy policy',
      signIn: 'Sign in',
      policyHint: (action: string) =>
        `The identity of this server lacks the permission ${action}. An administrator can attach this RAM policy:`,
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
      crashed: 'This part of the page failed. Nothing of your filters is lost: they are in the address.',
    },

    unread: {
      title: (count: number) => `${formats.count(count, 'part', 'parts')} of this address could not be understood`,
      noRows: 'No rows are shown, because the region, workspace or image asked for is not known.',
      drop: 'Remove from the address',
      more: (count: number) => `and ${formats.number(count)} more`,
      reasons: {
        region: (text: string, name: string) => `${name}: “${text}” is not a region id.`,
        workspace: (text: string, name: string) => `${name}: “${text}” is not an id of 1 to 20 digits.`,
        'no-equals': (text: string, name: string) => `${name}: “${text}” has no “=”; a condition is key=value.`,
        'empty-piece': (_: string, name: string) =>
          `${name}: there is an empty condition between, before or after commas.`,
        'empty-key': (text: string, name: string) => `${name}: “${text}” has no key before “=”.`,
        'label-key': (text: string, name: string) =>
          text === ''
            ? `${name}: there is an empty key.`
            : `${name}: “${text}” is not a key; keys hold neither “,” nor “=”.`,
        sort: (text: string) =>
          `sort: “${text}” is no column of this view, or given twice. Columns are separated by commas; a minus before one sorts it descending.`,
        choice: (text: string, name: string) => `${name}: “${text}” is not one of the words that it takes.`,
        'unknown-name': (text: string, name: string) =>
          `${name}: this page has no such parameter${text === '' ? '' : ` (“${text}”)`}.`,
        'too-many': (text: string, name: string) =>
          `${name}: “${text}” is beyond the 100 conditions that are followed.`,
        repeated: (text: string, name: string) => `${name}: given more than once; “${text}” is not used.`,
        escape: (text: string, name: string) => `${name}: “${text}” has a broken percent escape.`,
      },
    },
  };
}
