/** The read actions this product needs: those of its five operations. */
const ACTIONS = [
  'paiimage:ListImageLabels',
  'paiimage:ListImages',
  'paiimage:GetImage',
  'paiworkspace:ListWorkspaces',
  'paiworkspace:GetWorkspace',
] as const;

/** The actions of labels and of images, for refusals that do not name the one they miss. */
export const LABELS_ACTION = ACTIONS[0];
export const IMAGES_ACTION = ACTIONS[1];
export const WORKSPACES_ACTION = ACTIONS[3];

/**
 * A RAM policy document that grants what the product reads and nothing else, with the refused action among it.
 * Form: policy language version 1 of Resource Access Management.
 */
export function ramPolicy(refusedAction: string): string {
  const Action = [...new Set<string>([refusedAction, ...ACTIONS])];
  return JSON.stringify({ Version: '1', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] }, null, 2);
}
