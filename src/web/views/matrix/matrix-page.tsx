import { useQueryClient } from '@tanstack/react-query';
import { scopeKey } from '../../api/queries.ts';
import { refresh } from '../../api/refresh.ts';
import { ImagesLine } from '../../shell/news/images-line.tsx';
import { EmptyScope } from '../../shell/no-rows/removals.tsx';
import { ImagesProblem } from '../../shell/problems/problem.tsx';
import { oldestAnswerAt } from '../../shell/status-line.tsx';
import { View, type ViewProps } from '../../shell/view.tsx';
import { useMatrixWords } from '../../text/later-words.ts';
import { useWords } from '../../text/words.tsx';
import { ExportMatrix } from './export-matrix.tsx';
import { MatrixKeys } from './matrix-keys.tsx';
import { unknownGroups } from './open-groups.ts';
import { ShownMatrix } from './shown-matrix.tsx';
import { useMatrix } from './use-matrix.ts';

/** Two keys crossed: each cell has the number of images that match the address and have both values. */
export function MatrixPage(props: ViewProps) {
  const { session, state, scope, update, images, enabled } = props;
  const { loaded, tally } = images;
  const shared = useWords();
  const words = useMatrixWords();
  const client = useQueryClient();
  const counted = useMatrix(props);
  const isEmpty = loaded?.set.size === 0;
  const axes = loaded?.isComplete && !isEmpty ? [counted?.rows, counted?.columns] : [];
  const unread = [...state.unread, ...unknownGroups(state, axes)];
  const isWaiting = isEmpty && images.isPartial && images.isLoading;
  return (
    <View
      {...props}
      state={unread.length > state.unread.length ? { ...state, unread } : state}
      title={words.title}
      total={tally ? shared.images.count(tally.positions.length, images.isPartial) : ''}
      isFinal={!images.isPartial}
      isUpdating={images.isLoading}
      hasSearch={false}
      onRefresh={() => refresh(client, ['images', scopeKey(scope)])}
      requests={loaded?.requests ?? []}
      since={loaded && oldestAnswerAt(loaded)}
      progress={<ImagesLine {...props} />}
      beside={!session.signed && <MatrixKeys state={state} update={update} set={tally?.set} />}
      actions={
        loaded && counted && <ExportMatrix state={state} scope={scope} loaded={loaded} matrix={counted.matrix} />
      }
      problems={<ImagesProblem images={images} />}
      status={tally && !isWaiting ? 'ready' : enabled && !images.error ? 'waiting' : 'blank'}
    >
      {() =>
        isEmpty ? (
          <EmptyScope
            title={words.emptyTitle}
            text={words.emptyScope}
            scope={scope}
            update={update}
            defaults={session}
          />
        ) : (
          counted && <ShownMatrix {...props} counted={counted} />
        )
      }
    </View>
  );
}
