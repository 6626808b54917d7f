import { useQuery } from '@tanstack/react-query';
import { nearImageId } from '../../../contract/near-miss.ts';
import { imageQuery } from '../../image-set/image-query.ts';
import { useZeroWords } from '../../text/later-words.ts';
import { visibleText } from '../../text/visible-text.ts';
import { Button } from '../../ui/button.tsx';

interface DidYouMeanProps {
  /** The unknown id. */
  readonly typed: string;
  /** The searched region; empty for all regions. */
  readonly region: string;
  readonly onTake: (imageId: string) => void;
}

/** Suggests the image whose id is in a text with extra characters, such as the dot at the end of a sentence. */
export function DidYouMean({ typed, region, onTake }: DidYouMeanProps) {
  const words = useZeroWords();
  const meant = nearImageId(typed);
  const { isSuccess } = useQuery({ ...imageQuery(region, meant ?? ''), enabled: meant !== undefined });
  if (meant === undefined || !isSuccess) return null;
  return (
    <Button look="primary" onClick={() => onTake(meant)} className="max-w-full wrap-anywhere">
      {words.didYouMean(visibleText(meant))}
    </Button>
  );
}
