import type { Formats } from '../formats.ts';

/** What is said in English of a request that failed. Apart from the rest: it loads with what shows it. */
export function problemWords(formats: Formats) {
  return {
    code: 'Code',
    signed:
      'This server checks signatures, as PAI does, and a browser cannot sign its requests. Call the API with a client that holds the key, or start the server without PAI_EMBEDDED_ACCESS_KEY_ID.',
    signedTitle: 'Signed requests only',
    keptRows: 'What is shown below is the last answer that arrived.',
    troubleshoot: 'Look up this code',
    unexpected: 'The server gave an answer that this page does not understand.',
    tooLong: 'These filters are too long for one request. Remove some of them.',
    refused: (message: string) => `The request was refused: ${message}`,
    failed: (message: string) => `The service had a fault: ${message}`,
    again: (seconds: number) => `Again in ${formats.number(seconds)} s`,
    signIn: 'Sign in',
    loadAgain: 'Load the page again',
    foreign: 'Your sign-in may have ended: a proxy or another site answered instead of this server.',
    /** By Code, PAI's own and this server's; where a code is missing here its message is shown. */
    causes: {
      'InvalidAccessKeyId.NotFound': 'PAI does not know the AccessKey that this server uses.',
      'InvalidAccessKeyId.Inactive': 'The AccessKey that this server uses is disabled.',
      SignatureDoesNotMatch: 'PAI refused the signature: the AccessKey secret of this server does not fit its key.',
      'InvalidTimeStamp.Expired': 'The clock of this server is more than 15 minutes off, so PAI refuses its requests.',
      'InvalidSecurityToken.Expired': 'The temporary credentials of this server have expired.',
      'InvalidSecurityToken.Malformed': 'The security token of this server is malformed.',
      'InvalidSecurityToken.MismatchWithAccessKey': 'The security token of this server does not belong to its key.',
      Throttling: 'Too many requests: PAI answers fewer requests a second than were sent.',
      'Throttling.User': 'Too many requests: PAI answers fewer requests a second than this account sent.',
      'Throttling.Api': 'Too many requests: PAI answers fewer requests a second of this kind than were sent.',
      AccessTokenRequired: 'This server asks for its access token again; it may have been restarted.',
      UNREACHABLE: 'PAI cannot be reached from this server.',
      UPSTREAM_TIMEOUT: 'PAI took too long to answer.',
      UPSTREAM_NOT_JSON: 'What answered is not PAI as it should be.',
      UPSTREAM_REDIRECT: 'What answered is not PAI.',
      TOO_LARGE: 'The answer of PAI is too large. Choose a region and a workspace; for labels, filter.',
    } as Readonly<Record<string, string>>,
    copyPolicy: 'Copy policy',
    policyHint: (action: string) =>
      `The identity of this server lacks the permission ${action}. An administrator can attach this RAM policy:`,
  };
}
