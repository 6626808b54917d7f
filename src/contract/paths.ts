/** The paths of the server. Separate from the schemas of the operations, so that the page does not load the schemas. */
export const PATHS = {
  labels: '/api/v1/image/labels',
  images: '/api/v1/images',
  workspaces: '/api/v1/workspaces',
  session: '/api/session',
  provenance: '/api/provenance',
  imageSet: '/api/image-set',
  newest: '/api/newest',
  changes: '/api/changes',
  history: '/api/history',
} as const;

/** The path for agents (Model Context Protocol). */
export const MCP_PATH = '/mcp';

/** The RAM action that an operation needs. */
export const RAM_ACTIONS = {
  ListImageLabels: 'paiimage:ListImageLabels',
  ListImages: 'paiimage:ListImages',
  GetImage: 'paiimage:GetImage',
  ListWorkspaces: 'paiworkspace:ListWorkspaces',
  GetWorkspace: 'paiworkspace:GetWorkspace',
} as const;
