import type { Formats } from '../formats.ts';

/** English words in the drawers about one image and one label. A separate part: it loads with them. */
export function detailWords(formats: Formats) {
  const images = (count: number) => formats.count(count, 'image', 'images');
  const soFar = (text: string, isPartial: boolean) => (isPartial ? `${text} so far` : text);
  const age = (milliseconds: number) =>
    milliseconds < 60_000 ? 'less than a minute ago' : `${formats.age(milliseconds)} ago`;
  return {
    close: 'Close details',
    keysHint: 'Up and down arrow: other rows',
    emptyValue: 'empty value',
    loading: 'Loading…',
    age,

    image: {
      gone: (milliseconds: number) =>
        `This image no longer exists. Showing its entry in the list from ${age(milliseconds)}.`,
      leftOut: 'The active filters exclude this image from the list.',
      goneName: 'Image gone',
      unknownTitle: 'Image not found',
      unknown: (id: string) => `No image has the id ${id}.`,
      unknownTitleIn: (region: string) => `Image not found in region ${region}`,
      unknownIn: (id: string, region: string) =>
        `No image in region ${region} has the id ${id}. It may be in another region.`,
      allRegions: 'Look in all regions',
      backToList: 'Back to the list',
      failedName: 'Details not loaded',
      failed: 'The current state of this image could not be loaded.',
      failedKept: 'The current state of this image could not be loaded. Showing its entry in the list.',
    },

    address: {
      title: 'Image URI',
      copy: 'Copy image URI',
      unknown: 'The URI of this image is not known.',
      everyRegion: 'This image has a different URI in each region.',
      choose: 'Choose a region',
      vpc: 'This address works only inside a VPC of its region.',
      copyOther: { vpc: 'Copy VPC address', public: 'Copy public address' },
      otherByHost: 'Derived from the host name. The registry may not answer at this address.',
    },

    facts: {
      title: 'Facts',
      names: {
        framework: 'Framework',
        chip: 'Chip type',
        cuda: 'CUDA',
        python: 'Python',
        os: 'OS',
        service: 'Services',
      },
      onlyRegion: (id: string) => `Show only region ${id}`,
      id: 'Image ID',
      copyId: 'Copy image ID',
      created: 'Created',
      modified: 'Modified',
      size: 'Size',
      workspace: 'Workspace',
      onlyWorkspace: (id: string) => `Show only workspace ${id}`,
      visibility: 'Visibility',
      visibilities: { PUBLIC: 'Public', PRIVATE: 'Private' } as Readonly<Record<string, string>>,
      description: 'Description',
      regions: 'Available in',
      unlistedRegions: (ids: string) => `${ids}: not in the list of regions`,
      everyRegion: 'Every known region',
      supportedBy: 'Supported by',
      services: {
        DLC: 'training jobs',
        DSW: 'notebooks',
        EAS: 'inference services',
      } as Readonly<Record<string, string>>,
      noService: 'No label says which service supports it.',
    },

    labels: {
      title: (count: number) => `Labels (${formats.number(count)})`,
      derivedNote: 'The values of these keys were derived from the image’s name, not read from the service:',
      derived: (all: boolean) => (all ? 'Derived from the name' : 'Partly derived from the name'),
      how: 'How?',
      basis: (text: string) => `: ${text}`,
      originFailed: 'The source of these labels could not be loaded. They may be derived from the image’s name.',
    },

    origin: {
      title: 'Sources',
      evidence: {
        A: 'In an answer of PAI’s API, as shown in public notebooks or documents.',
        B: 'In PAI’s product documentation or SDK documentation.',
        C: 'In registries or repositories of PAI teams.',
        D: 'Among the images that PAI teams use for their continuous integration.',
      } as Readonly<Record<string, string>>,
      idSeen: (id: string) => `PAI itself returned the id ${id}.`,
    },

    snippets: {
      noCommand:
        'This address contains characters that are not valid in a registry address, and that a command line could misread.',
      title: 'Use it',
      choose: 'Kind of snippet',
      names: {
        python: 'Python',
        dlc: 'DLC',
        docker: 'docker',
        eas: 'EAS',
        dsw: 'DSW',
        cli: 'CLI',
        markdown: 'Markdown',
      },
      copy: {
        python: 'Copy Python SDK snippet',
        dlc: 'Copy DLC job snippet',
        docker: 'Copy docker command',
        eas: 'Copy EAS service JSON',
        dsw: 'Copy DSW command',
        cli: 'Copy CLI commands',
        markdown: 'Copy Markdown',
      },
      unknown: 'No snippets: the URI of this image is not known.',
      needsRegion: 'Choose a region for the URI to see snippets.',
      fillIn: 'Replace the values in <angle brackets>.',
    },

    similar: {
      title: 'Find images like this',
      framework: (name: string) => `${name}, any version`,
      chipAndCuda: 'Same chip type and CUDA',
      compareWith: (name: string) => `Compare with ${name}`,
    },

    label: {
      filter: 'Filter by this label',
      copy: (condition: string) => `Copy ${condition}`,
      copyShort: 'Copy',
      showImages: 'Show images',
      images: 'Its images',
      underFilter: (count: number, isPartial: boolean) => soFar(`${images(count)} under your filters`, isPartial),
      inScope: (count: number, isPartial: boolean) => soFar(`${images(count)} in this scope`, isPartial),
      first: (shown: number, all: number) => `The first ${formats.number(shown)} of ${formats.number(all)} by name`,
      noneUnderFilter: 'No image that passes your filters has this label.',
      loadingImages: 'The images are still loading.',
      notLoaded: 'The images could not be loaded, so the labels often found with this one are not known.',
      companions: 'Often found with',
      companionsText: 'The number of its images, under your filters, that have each label.',
      noCompanions: 'Its images have no other label.',
      share: (condition: string, count: number, all: number) =>
        `Filter by both: ${condition}, on ${formats.number(count)} of ${images(all)}`,
      grid: (framework: string) => `${framework} versions by CUDA`,
      gridVersion: 'Version',
      gridCell: (count: number, version: string, cuda: string) => `${images(count)} with ${version} and CUDA ${cuda}`,
      noVersion: 'no version',
      cutVersions: (shown: number, all: number) =>
        `${formats.number(shown)} of ${formats.number(all)} versions are in the table, the newest first.`,
      cutCudas: (shown: number, all: number) =>
        `${formats.number(shown)} of ${formats.number(all)} CUDA versions are in the table, the newest first.`,
      noGrid: 'None of its images has a CUDA version.',
      withoutCuda: (count: number) =>
        `${images(count)} without a CUDA version ${count === 1 ? 'is' : 'are'} not in the table.`,
    },

    /** The meaning of the keys of PAI, by key. */
    meanings: {
      'system.chipType': 'The kind of processor that the image is built for.',
      'system.framework': 'A framework in the image, name and version in one value: the older style of this label.',
      'system.pythonVersion': 'The version of Python in the image.',
      'system.language.Python': 'The version of Python in the image: the newer key for it.',
      'system.dsw.cudaVersion': 'The version of CUDA in the image.',
      'system.dsw.os': 'The operating system of the image.',
      'system.dsw.osVersion': 'The version of the operating system.',
      'system.official': 'Whether the image is one of PAI’s official ones.',
      'system.origin': 'Where the image comes from: built by PAI, or by the community.',
      'system.source': 'Where the image was made.',
      'system.imageUri': 'The address of the image, as a label.',
      'system.eas.default.port': 'The default port of an EAS service that runs this image.',
      'system.eas.default.script': 'The default start command of an EAS service that runs this image.',
      'system.eas.deploy.latest': 'Whether this is the latest image of its kind for EAS.',
      'system.dsw.fromImageId': 'The image of the DSW instance that this image was saved from.',
      'system.dsw.fromInstanceId': 'The DSW instance that this image was saved from.',
      'system.dsw.rootImageId': 'The first image in the chain of saved images that led to this one.',
      'system.dsw.resourceType': 'The kind of computing resource that DSW made this image for.',
    } as Readonly<Record<string, string>>,
    meaningOfFramework: (name: string) => `The version of ${name} in the image.`,
    meaningOfService: (name: string, use: string | undefined) =>
      `Whether PAI ${name} supports the image${use === undefined ? '' : ` (for ${use})`}.`,
    meaningOfCustom: 'A custom label. The team that added it defines its meaning.',
    meaningUnknown: 'A label of PAI that PAI does not document.',
  };
}
