import { categoryOf, readFramework, serviceOf } from '../../../contract/label-keys.ts';
import type { DetailWords } from '../../text/english-detail.ts';
import { visibleText } from '../../text/visible-text.ts';

/** What a label's key means, in one sentence. */
export function meaningOf(words: DetailWords, key: string): string {
  if (Object.hasOwn(words.meanings, key)) return words.meanings[key] ?? words.meaningUnknown;
  if (categoryOf(key) === 'custom') return words.meaningOfCustom;
  const framework = readFramework(key, '')?.name;
  if (framework) return words.meaningOfFramework(visibleText(framework));
  const service = serviceOf(key);
  if (!service) return words.meaningUnknown;
  const use = Object.hasOwn(words.facts.services, service) ? words.facts.services[service] : undefined;
  return words.meaningOfService(visibleText(service), use);
}
