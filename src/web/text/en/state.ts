import { KNOWN_PREFIXES } from '../../../contract/runs-on/machine.ts';
import type { Formats } from '../formats.ts';

/** What is said in English about lines of images, support, and what images run on. Apart from the rest: later parts show it. */
export function stateWords(formats: Formats) {
  const images = (count: number, isPartial: boolean) =>
    `${formats.count(count, 'image', 'images')}${isPartial ? ' so far' : ''}`;
  return {
    title: 'State',
    onlyNewest: 'Only the newest of each line',
    hidesNow: (count: number, isPartial: boolean) => `hides ${images(count, isPartial)}`,
    wouldHide: (count: number, isPartial: boolean) => `would hide ${images(count, isPartial)}`,
    hints: {
      newest:
        'The newest of the images with the same frameworks, chip type, services, repository, CUDA major and Python',
      superseded: 'A newer image of the same line is there',
      'unknown-line': 'Without a framework, a chip type or a URI nothing is said',
      supported: 'Python and system still get security updates',
      unsupported: 'Python or system gets no security updates any more',
      'unknown-support': 'No end of support is known for what the labels name',
    },
    runsOn: 'Runs on',
    anyMachine: 'Any machine',
    driver: 'driver',
    driverNote: 'by the CUDA versions of images',
    family: (chip: string) => `${chip} instances`,
    unknownMachine: (text: string) =>
      `“${text}” is not known. Type an instance type that begins with ${KNOWN_PREFIXES.join(', ')}, or a driver version such as 535.54.03.`,
  };
}
