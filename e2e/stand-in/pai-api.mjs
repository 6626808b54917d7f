import { randomUUID } from 'node:crypto';

/** PAI's API from outside: operations, their parameters, its error body. From the vendor's metadata. */

export const API_VERSION = '2021-02-04';
const HOST_ID = 'aiworkspace.stand-in.aliyuncs.com';

/**
 * @typedef {object} Operation
 * @property {string} name
 * @property {RegExp} path its group, if any, is the id
 * @property {readonly string[]} parameters
 */

/** @type {readonly Operation[]} */
export const OPERATIONS = [
  {
    name: 'ListImageLabels',
    path: /^\/api\/v1\/image\/labels$/,
    parameters: ['ImageId', 'LabelFilter', 'LabelKeys', 'Region', 'WorkspaceId'],
  },
  {
    name: 'ListImages',
    path: /^\/api\/v1\/images$/,
    parameters: [
      'Accessibility',
      'ImageUri',
      'Labels',
      'Name',
      'Order',
      'PageNumber',
      'PageSize',
      'Query',
      'SortBy',
      'Verbose',
      'WorkspaceId',
    ],
  },
  { name: 'GetImage', path: /^\/api\/v1\/images\/([^/]+)$/, parameters: ['Verbose'] },
  {
    name: 'ListWorkspaces',
    path: /^\/api\/v1\/workspaces$/,
    parameters: [
      'Fields',
      'ModuleList',
      'Option',
      'Order',
      'PageNumber',
      'PageSize',
      'ResourceGroupId',
      'SortBy',
      'Status',
      'UserId',
      'Verbose',
      'WorkspaceIds',
      'WorkspaceName',
    ],
  },
  { name: 'GetWorkspace', path: /^\/api\/v1\/workspaces\/([^/]+)$/, parameters: ['Verbose'] },
];

/** A PAI refusal; `extra` adds fields to the body. */
export class ApiRefusal extends Error {
  /**
   * @param {number} status
   * @param {string} code
   * @param {string} [message]
   * @param {Readonly<Record<string, unknown>>} [extra]
   */
  constructor(status, code, message = `The stand-in refused the request with ${code}.`, extra = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.extra = extra;
  }
}

export function newRequestId() {
  return randomUUID().toUpperCase();
}

/**
 * PAI's error body.
 *
 * @param {ApiRefusal} refusal
 * @param {string} requestId
 */
export function errorBody({ code, message, extra }, requestId) {
  return {
    RequestId: requestId,
    HostId: HOST_ID,
    Code: code,
    Message: message,
    Recommend: `https://api.aliyun.com/troubleshoot?q=${code}&product=AIWorkSpace&requestId=${requestId}`,
    ...extra,
  };
}
