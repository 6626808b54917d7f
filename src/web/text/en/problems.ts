import type { Formats } from '../formats.ts';

/** English words about a request that failed. A separate part: it loads with what shows it. */
export function problemWords(formats: Formats) {
  return {
    code: 'Code',
    signed:
      'This server checks signatures, as PAI does, and a browser cannot sign its requests. Call the API with a client that holds the key, or start the server without PAI_EMBEDDED_ACCESS_KEY_ID.',
    signedTitle: 'Signed requests only',
    keptRows: 'The results below are from the last successful answer.',
    troubleshoot: 'Look up this code',
    unexpected: 'The server sent an answer that this page cannot read.',
    tooLong: 'These filters are too long for one request. Remove some of them.',
    refused: (message: string) => `The request was refused: ${message}`,
    failed: (message: string) => `PAI returned an error: ${message}`,
    again: (seconds: number) => `Retrying in ${formats.number(seconds)} s`,
    signIn: 'Sign in',
    loadAgain: 'Load the page again',
    foreign: 'You may be signed out: a proxy or another site answered instead of this server.',
    /** By Code, PAI's own and this server's; where a code is missing here its message is shown. */
    causes: {
      'InvalidAccessKeyId.NotFound': 'PAI does not know the AccessKey that this server uses.',
      'InvalidAccessKeyId.Inactive': 'The AccessKey that this server uses is disabled.',
      SignatureDoesNotMatch:
        'PAI rejected the signature: the AccessKey secret of this server does not match its AccessKey ID.',
      'InvalidTimeStamp.Expired':
        'The clock of this server is wrong by more than 15 minutes, so PAI rejects its requests.',
      'InvalidSecurityToken.Expired': 'The temporary credentials of this server have expired.',
      'InvalidSecurityToken.Malformed': 'The security token of this server is malformed.',
      'InvalidSecurityToken.MismatchWithAccessKey':
        'The security token of this server does not belong to its AccessKey.',
      Throttling: 'Too many requests: PAI limits the requests per second.',
      'Throttling.User': 'Too many requests: PAI limits the requests per second of this account.',
      'Throttling.Api': 'Too many requests: PAI limits the requests per second of this operation.',
      AccessTokenRequired: 'This server asks for its access token again. It may have been restarted.',
      UNREACHABLE: 'PAI cannot be reached from this server.',
      UPSTREAM_TIMEOUT: 'PAI took too long to answer.',
      UPSTREAM_NOT_JSON: 'Unexpected response (not JSON). A proxy may be in the way.',
      UPSTREAM_REDIRECT: 'Unexpected response (a redirect). A proxy may be in the way.',
      TOO_LARGE: 'The answer from PAI is too large. Choose a region and a workspace, or add a filter.',
    } as Readonly<Record<string, string>>,
    copyPolicy: 'Copy policy',
    policyHint: (action: string) =>
      `The identity of this server lacks the permission ${action}. An administrator can attach this RAM policy:`,
  };
}

/** English words above old rows. */
export function noticeWords() {
  return {
    stale: (age: string) => `PAI is not responding. Showing results from ${age} ago.`,
    staleName: 'Old answer',
    offline: 'You are offline. The page keeps these results and refreshes them when you are online again.',
    offlineName: 'Offline',
  };
}

/** English words about a scope that may have fewer images than expected. A separate part: it loads when needed. */
export function scopeNoteWords() {
  return {
    unlistedRegion: (region: string) => `${region} is not in the list of regions.`,
    askedAt: (host: string) => `Requests for it go to ${host}.`,
    noWorkspace: (id: string) => `The catalog of this server has no workspace ${id}.`,
    emptyWorkspace: (id: string) => `Workspace ${id} has no images.`,
    workspaceBy: (name: string) => `This server opens with it because ${name} is set.`,
    allWorkspaces: 'Show all workspaces',
    emptyRegion: (region: string) => `Region ${region} has no images.`,
    regionBy: (name: string) => `This server opens with it because ${name} is set.`,
    allRegions: 'Show all regions',
    noLabels:
      'No image in the catalog has a label that can be read. ListImages returns labels only with Verbose=true. The start lines name labels in other forms.',
  };
}

/** English words for a path that is not a view. A separate part: it loads with what shows it. */
export function notFoundWords() {
  return {
    title: 'Page not found',
    text: (path: string) => `There is no page at ${path}.`,
    meant: 'Did you mean',
    show: {
      labels: 'Go to the labels',
      images: 'Go to the images',
      matrix: 'Go to the matrix',
      compare: 'Go to the comparison',
      checks: 'Go to the checks',
    },
    back: 'Go back',
  };
}
