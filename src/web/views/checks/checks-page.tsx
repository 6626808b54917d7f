import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { findIssues } from '../../../contract/checks/find-issues.ts';
import type { Finding } from '../../../contract/checks/finding.ts';
import { scopeKey } from '../../api/queries.ts';
import { refresh } from '../../api/refresh.ts';
import type { ScopeImages } from '../../image-set/use-scope-images.ts';
import { ImagesLine } from '../../shell/news/images-line.tsx';
import { Message } from '../../shell/no-rows/message.tsx';
import { ImagesProblem } from '../../shell/problems/problem.tsx';
import { oldestAnswerAt } from '../../shell/status-line.tsx';
import { View, type ViewProps } from '../../shell/view.tsx';
import { useChecksWords } from '../../text/later-words.ts';
import { ChecksTable } from './checks-table.tsx';
import { ExportChecks } from './export-checks.tsx';

/** Missing and contradictory labels of the scope. The filter narrows the images of each finding. */
export function ChecksPage(props: ViewProps) {
  const { state, scope, images, enabled } = props;
  const { loaded } = images;
  const words = useChecksWords();
  const client = useQueryClient();
  const findings = useFindings(images);
  const isWaiting = findings?.length === 0 && images.isPartial && images.isLoading;
  return (
    <View
      {...props}
      title={words.title}
      total={findings ? words.total(findings.length, images.isPartial) : ''}
      isFinal={!images.isPartial}
      isUpdating={images.isLoading}
      hasSearch={false}
      onRefresh={() => refresh(client, ['images', scopeKey(scope)])}
      requests={loaded?.requests ?? []}
      since={loaded && oldestAnswerAt(loaded)}
      progress={<ImagesLine {...props} />}
      actions={loaded && findings && <ExportChecks state={state} scope={scope} loaded={loaded} findings={findings} />}
      problems={<ImagesProblem images={images} />}
      status={findings && !isWaiting ? 'ready' : enabled && !images.error ? 'waiting' : 'blank'}
    >
      {() =>
        findings?.length === 0 ? (
          <Message title={words.none}>
            <p className="text-13 text-muted">{words.noneText}</p>
          </Message>
        ) : (
          loaded &&
          findings && <ChecksTable state={state} set={loaded.set} findings={findings} isPartial={images.isPartial} />
        )
      }
    </View>
  );
}

/** The findings of the scope, each with the images that pass the filter; findings without images are left out. */
function useFindings({ loaded, tally }: ScopeImages): readonly Finding[] | undefined {
  const set = loaded?.set;
  // Computed for the whole scope: whether two images share a URI does not depend on the filter.
  const all = useMemo(() => set && findIssues(set), [set]);
  return useMemo(
    () =>
      tally &&
      all?.flatMap((finding) => {
        const positions = finding.positions.filter(tally.holds);
        return positions.length === 0 ? [] : [{ ...finding, positions }];
      }),
    [all, tally],
  );
}
