import { getWorkspace, listWorkspaces } from './naive-workspaces.mjs';
import { ApiRefusal } from './pai-api.mjs';

/** @typedef {import('./pai-api.mjs').Operation} Operation */

/**
 * The five operations of a correct service.
 *
 * @param {ReturnType<typeof import('./naive-catalog.mjs').naiveCatalog>} catalog
 */
export function correctService(catalog) {
  /**
   * Throws ApiRefusal if the request is invalid.
   *
   * @param {Operation} operation
   * @param {string} id from the path; empty if the path has no id
   * @param {readonly (readonly [string, string])[]} query decoded
   * @returns {object}
   */
  return (operation, id, query) => {
    const parameters = parametersOf(operation, query);
    if (operation.name === 'ListImageLabels') return catalog.listImageLabels(parameters);
    if (operation.name === 'ListImages') return catalog.listImages(parameters);
    if (operation.name === 'GetImage') return catalog.getImage(id, parameters);
    return operation.name === 'ListWorkspaces' ? listWorkspaces(parameters) : getWorkspace(id);
  };
}

/**
 * @param {Operation} operation
 * @param {readonly (readonly [string, string])[]} query
 * @returns {import('./naive-catalog.mjs').Parameters}
 */
function parametersOf(operation, query) {
  const unknown = query.find(([name]) => !operation.parameters.includes(name));
  if (unknown) throw new ApiRefusal(400, 'InvalidParameter', `${unknown[0]} is not a parameter of ${operation.name}`);
  return Object.fromEntries(query.filter(([, value]) => value !== ''));
}
