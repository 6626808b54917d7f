import { ok } from '../../../../contract/result.ts';
import { type Ask, type ImageSource, type SourceResult, WrittenAnswer } from '../../image-source.ts';
import type { createLiveSource } from '../live-source.ts';

/** An answer in the form of the live source. */
export function written(answer: object): WrittenAnswer {
  return new WrittenAnswer(new TextEncoder().encode(JSON.stringify(answer)), 'R-1');
}

/** The content of an answer, written or not. */
export function objectOf(answer: object): object {
  return answer instanceof WrittenAnswer ? JSON.parse(new TextDecoder().decode(answer.body.plain)) : answer;
}

type LiveSource = ReturnType<typeof createLiveSource>;

/** The source with decoded answers, so that a test sees their content. */
export function withAnswersRead(source: LiveSource): ImageSource<never> & Pick<LiveSource, 'close'> {
  const reading =
    <Request>(ask: Ask<Request, object>) =>
    async (...asked: Parameters<Ask<Request, object>>) => {
      const outcome: SourceResult<object> = await ask(...asked);
      // Not validated here: tests of the answers apply the page's schema.
      return (
        outcome.ok ? ok({ ...outcome.value, answer: objectOf(outcome.value.answer) }) : outcome
      ) as SourceResult<never>;
    };
  return {
    ...source,
    listImageLabels: reading(source.listImageLabels),
    listImages: reading(source.listImages),
    getImage: reading(source.getImage),
    listWorkspaces: reading(source.listWorkspaces),
    getWorkspace: reading(source.getWorkspace),
  };
}
