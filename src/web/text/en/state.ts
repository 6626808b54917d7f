import { KNOWN_PREFIXES } from '../../../contract/runs-on/machine.ts';
import type { Formats } from '../formats.ts';

/** English words about lines of images, support, and what images run on. A separate part: later parts show it. */
export function stateWords(formats: Formats) {
  const images = (count: number, isPartial: boolean) =>
    `${formats.count(count, 'image', 'images')}${isPartial ? ' so far' : ''}`;
  return {
    title: 'State',
    onlyNewest: 'Only the newest of each line',
    hidesNow: (count: number, isPartial: boolean) => `hides ${images(count, isPartial)}`,
    wouldHide: (count: number, isPartial: boolean) => `would hide ${images(count, isPartial)}`,
    allStates: 'Show all states',
    fewerStates: 'Show fewer states',
    hints: {
      newest:
        'The newest of the images with the same frameworks, chip type, services, repository, CUDA major and Python',
      superseded: 'There is a newer image in the same line',
      'unknown-line': 'Images without a framework, a chip type or a URI belong to no line',
      supported: 'Python and the OS still get security updates',
      unsupported: 'Python or the OS no longer gets security updates',
      'unknown-support': 'The end of support is not known for these labels',
    },
    marks: { superseded: 'Superseded', unsupported: 'Out of support' },
    isNewest: 'The newest of its line',
    noLine: 'Its line is not known, because it has no framework, no chip type or no URI.',
    supersededBy: 'Superseded by',
    ended: (name: string, day: string) => `${name} has had no security updates since ${day}.`,
    alive: (name: string, day: string) => `${name} gets security updates until ${day}.`,
    unknownSupport: (labels: string) => `The end of support is not known for ${labels}.`,
    noSupportLabels: 'No label names its Python or OS, so its support is not known.',
    cited: (source: string, origin: string) => `${source}, from ${origin}`,
    source: (name: string) => `Source: ${name}`,
    datesAsOf: (day: string) => `Support dates as of ${day}.`,
    oldDates: (day: string) => `The support dates are from ${day}, more than a year ago. They may have changed.`,
    noFitLabels: (key: string) => `It has no label ${key}, so it is not known where it runs.`,
    chipFits: (type: string, chip: string) => `It runs on ${type}, which has the chip type ${chip}.`,
    chipMisfits: (own: string, type: string, chip: string) =>
      `It is for ${own}, but ${type} has the chip type ${chip}.`,
    cudaNeeds: (cuda: string, driver: string, installed: string | undefined) =>
      `CUDA ${cuda} needs driver ${driver} or newer${installed === undefined ? '' : `, and ${installed} is`}.`,
    cudaUnjudged: (cuda: string) => `The driver that CUDA ${cuda} needs is not known.`,
    unjudged: (count: number, isPartial: boolean) =>
      `${images(count, isPartial)} cannot be judged and ${count === 1 ? 'is' : 'are'} not listed:`,
    showWithout: (count: number, name: string) => `Show ${formats.number(count)} without ${name}`,
    showUnknown: (count: number, name: string) => `Show ${formats.number(count)} of unknown ${name}`,
    bestMatch: 'Best match',
    why: 'Why?',
    bestMatchOf: (name: string) => `Best match: ${name}`,
    copyBest: 'Copy the URI of the best match',
    newestOf: (count: number) => `the newest of ${formats.count(count, 'image', 'images')}`,
    newestOfLine: 'newest of its line',
    supportedUntil: (day: string) => `supported until ${day}`,
    outSince: (name: string, day: string) => `${name} out of support since ${day}`,
    inRegion: (region: string) => `in ${region}`,
    runnerUp: 'Next:',
    runnerUpOf: (name: string) => `Next: ${name}`,
    tag: 'tag',
    olderVersion: (what: string, other: string, own: string) => `has ${what} ${other}, not ${own}`,
    lacks: (what: string) => `has no ${what}`,
    olderTime: 'is older',
    otherId: 'differs by its id only',
    runsOn: 'Runs on',
    anyMachine: 'Any machine',
    driver: 'driver',
    driverNote: 'by the CUDA versions of images',
    family: (chip: string) => `${chip} instances`,
    unknownMachine: (text: string) =>
      `“${text}” is not known. Type an instance type that begins with ${KNOWN_PREFIXES.join(', ')}, or a driver version such as 535.54.03.`,
  };
}
