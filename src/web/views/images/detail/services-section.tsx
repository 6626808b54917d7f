import type { Label } from '../../../../contract/operations.ts';
import { DrawerSection } from '../../../shell/drawer.tsx';
import { useDetailWords } from '../../../text/later-words.ts';
import { servicesOf } from './label-groups.ts';
import { PlainText } from './plain-text.tsx';

/** The PAI services that can use the image, from its labels. */
export function ServicesSection({ labels }: { readonly labels: readonly Label[] }) {
  const words = useDetailWords();
  const services = servicesOf(labels);
  return (
    <DrawerSection title={words.facts.supportedBy}>
      {services.length === 0 ? (
        <p className="text-13 text-muted">{words.facts.noService}</p>
      ) : (
        <ul className="flex min-w-0 flex-wrap gap-x-4 gap-y-1 text-13 wrap-anywhere">
          {services.map((name) => (
            <li key={name}>
              <span className="font-medium">
                <PlainText text={name} />
              </span>
              {Object.hasOwn(words.facts.services, name) && (
                <span className="text-muted">{` ${words.facts.services[name]}`}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </DrawerSection>
  );
}
