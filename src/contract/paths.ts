/** Where the server answers. Apart from the schemas of the operations, so that the page loads none of these. */
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

/** Where agents ask, by the Model Context Protocol. */
export const MCP_PATH = '/mcp';

/** The RAM action that an operation needs. */
export const RAM_ACTIONS = {
  ListImageLabels: 'paiimage:ListImageLabels',
  ListImages: 'paiimage:ListImages',
  GetImage: 'paiimage:GetImage',
  ListWorkspaces: 'paiworkspace:ListWorkspaces',
  GetWorkspace: 'paiworkspace:GetWorkspace',
} as const;
