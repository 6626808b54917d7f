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
      'No image in the catalog has a label. ListImages returns labels only with Verbose=true: repeat the request with it and save the answer.',
  };
}
