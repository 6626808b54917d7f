import { type Condition, filterIssueOf, printCondition, sameCondition } from '../../../../contract/filter.ts';
import { narrowExactly } from '../../../../contract/image-filter/narrow-exactly.ts';
import { categoryOf, readFramework, serviceOf } from '../../../../contract/label-keys.ts';
import { imagesOf } from '../../../address/images-of.ts';
import { filterOf } from '../../../address/search-state.ts';
import { ViewLink } from '../../../address/view-link.tsx';
import { narrowTo } from '../../../filter/filter-changes.ts';
import { Copy } from '../../../shell/copy.tsx';
import type { ViewProps } from '../../../shell/view.tsx';
import { keyName } from '../../../text/key-name.ts';
import { type DetailWords, useDetailWords } from '../../../text/later-words.ts';
import { visibleText } from '../../../text/visible-text.ts';
import { useWords } from '../../../text/words.tsx';
import { Button } from '../../../ui/button.tsx';

/** The longest text of an accessible name, in characters. */
const MAX_NAME_CHARS = 300;

/** The label and its actions. */
export function LabelHead({ condition, state, update }: ViewProps & { readonly condition: Condition }) {
  const words = useDetailWords();
  const shared = useWords();
  const printed = printCondition(condition);
  const filterIssue = filterIssueOf(condition);
  const isFilter = state.conditions.some((other) => sameCondition(other, condition));
  const isUsable = filterIssue === undefined && !isFilter;
  const narrowed = filterIssue ? undefined : narrowExactly(filterOf(state), [condition]);
  const name = keyName(shared, condition.key);
  const category = shared.categories[categoryOf(condition.key)];
  return (
    <div className="flex flex-col gap-3 pt-3 text-13">
      <p className="text-muted">
        <span className="block text-text">
          {name === undefined || name === category ? category : `${name} · ${category}`}
        </span>
        <span>{meaningOf(words, condition.key)}</span>
      </p>
      <div className="flex flex-wrap gap-2">
        <Button
          look="primary"
          aria-disabled={!isUsable}
          title={isFilter ? shared.table.isFilter : undefined}
          onClick={() => isUsable && update(narrowTo([condition]))}
        >
          {words.label.filter}
        </Button>
        {narrowed && (
          <ViewLink
            view="images"
            state={imagesOf(state, narrowed)}
            className="calm inline-flex min-h-8 items-center rounded-control border border-edge bg-raised px-3 font-medium hover:bg-hover"
          >
            {words.label.showImages}
          </ViewLink>
        )}
        <Copy
          text={printed}
          name={words.label.copy(visibleText(printed.slice(0, MAX_NAME_CHARS)))}
          className="h-8 border border-edge bg-raised px-3"
        >
          {words.label.copyShort}
        </Copy>
      </div>
      {filterIssue && <p className="text-12 text-muted">{shared.table.filterIssue[filterIssue]}</p>}
      {!filterIssue && !narrowed && <p className="text-12 text-muted">{shared.images.notExact}</p>}
    </div>
  );
}

/** The meaning of a label's key, in one sentence. */
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
