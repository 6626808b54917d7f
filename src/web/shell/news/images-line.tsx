import { ImageProgress } from '../image-progress.tsx';
import type { ViewProps } from '../view.tsx';
import { ChangesSince } from './changes-since.tsx';

/** What the small print says of the images of the scope: how far they have arrived, and what became of them. */
export function ImagesLine(props: Pick<ViewProps, 'session' | 'state' | 'scope' | 'images'>) {
  return (
    <>
      <ImageProgress images={props.images} />
      {props.session.history === true && <ChangesSince {...props} />}
    </>
  );
}
