import { echo } from './check-signature.mjs';
import { sendRefusal, sendSound } from './exchange.mjs';
import { ApiRefusal } from './pai-api.mjs';

/**
 * @typedef {import('./exchange.mjs').Exchange} Exchange
 * @typedef {import('./exchange.mjs').Fault} Fault
 */

/** The account number in refusals; no response of the product may contain it. */
export const ACCOUNT_ID = '1234509876543210';

/** The encoded explanation of a policy refusal; administrators can decode it. */
export const DIAGNOSTIC = 'AQFohtp4aIbaeEJXRkJDMjUyLTA3QUYtNTVCOQ==';

const YEAR_S = 365 * 24 * 3_600;

/** Refusals in PAI's own words and codes. @type {readonly Fault[]} */
export const REFUSALS = [
  refuses('9015', 400, 'Throttling.User'),
  refuses('9016', 429, 'Throttling', { 'Retry-After': 7 }),
  refuses('9017', 503, 'ServiceUnavailable', { 'Retry-After': 20 }),
  {
    // By this clock, a request with the right time is 20 minutes old, and one with the clock's time is valid.
    id: '9018',
    name: 'has a clock that is 20 minutes ahead',
    clockAheadMs: 20 * 60_000,
    answer: sendSound,
  },
  once('9019', 'SignatureNonceUsed'),
  refuses('9020', 400, 'InvalidSecurityToken.Expired'),
  refuses('9021', 404, 'InvalidAccessKeyId.NotFound', {}, 'Specified access key is not found: {accessKeyId}'),
  {
    id: '9022',
    name: 'SignatureDoesNotMatch, with the string to sign',
    answer: (exchange) =>
      sendRefusal(exchange, new ApiRefusal(400, 'SignatureDoesNotMatch', echo(exchange.stringToSign))),
  },
  refuses('9023', 403, 'Forbidden.RAM', {}, `User not authorized: acs:ram::${ACCOUNT_ID}:user/someone`),
  {
    id: '9024',
    name: 'NoPermission, with the account in its details',
    answer: (exchange) => sendRefusal(exchange, noPermission(exchange.operation, '9024')),
  },
  refuses('9026', 500, 'InternalError'),
  refuses('9027', 503, 'ServiceUnavailable'),
  once('9036', 'InvalidSecurityToken.Expired'),
  refuses('9037', 503, 'ServiceUnavailable', () => ({ 'Retry-After': new Date(Date.now() + 20_000).toUTCString() })),
  refuses('9038', 503, 'ServiceUnavailable', { 'Retry-After': 'soon; or later' }),
  refuses('9039', 503, 'ServiceUnavailable', { 'Retry-After': 10 * YEAR_S }),
  {
    // Too far ahead to be trusted: a signature for that day would be valid for two days.
    id: '9040',
    name: 'has a clock that is two days ahead',
    clockAheadMs: 48 * 3_600_000,
    answer: sendSound,
  },
  refuses('9041', 403, 'NewCode.NobodyKnows', {}, 'A code that came after this product was written.'),
];

/**
 * @param {string} id
 * @param {number} status
 * @param {string} code
 * @param {import('node:http').OutgoingHttpHeaders | (() => import('node:http').OutgoingHttpHeaders)} [headers]
 * @param {string} [message] with `{accessKeyId}` in place of the key's id
 * @returns {Fault}
 */
function refuses(id, status, code, headers = {}, message) {
  const given = typeof headers === 'function' ? headers : () => headers;
  const named = Object.entries(given()).map(([name, value]) => `, ${name}: ${value}`);
  return {
    id,
    name: `${code} as HTTP ${status}${typeof headers === 'function' ? ', dated' : named.join('')}`,
    answer: (exchange) => {
      const text = message?.replace('{accessKeyId}', exchange.accessKeyId);
      sendRefusal(exchange, new ApiRefusal(status, code, text), given());
    },
  };
}

/**
 * @param {string} id
 * @param {string} code
 * @returns {Fault}
 */
function once(id, code) {
  return {
    id,
    name: `${code}, the first time`,
    answer: (exchange) => {
      if (exchange.nth % 2 === 0) sendRefusal(exchange, new ApiRefusal(400, code));
      else sendSound(exchange);
    },
  };
}

/**
 * @param {string} operation
 * @param {string} workspace
 */
export function noPermission(operation, workspace) {
  const service = operation.includes('Workspace') ? 'paiworkspace' : 'paiimage';
  const resource = `acs:pai:cn-hangzhou:${ACCOUNT_ID}:workspace/${workspace}`;
  const message = `You are not authorized to do this action. Resource: ${resource}`;
  return new ApiRefusal(403, 'NoPermission', message, {
    AccessDeniedDetail: {
      AuthAction: `${service}:${operation}`,
      AuthPrincipalType: 'SubUser',
      AuthPrincipalOwnerId: ACCOUNT_ID,
      AuthPrincipalDisplayName: `someone@${ACCOUNT_ID}.onaliyun.com`,
      NoPermissionType: 'ImplicitDeny',
      PolicyType: 'AccountLevelIdentityBasedPolicy',
      EncodedDiagnosticMessage: DIAGNOSTIC,
    },
  });
}
