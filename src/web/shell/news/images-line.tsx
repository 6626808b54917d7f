import { ImageProgress } from '../image-progress.tsx';
import type { ViewProps } from '../view.tsx';
import { ChangesSince } from './changes-since.tsx';

/** The small print about the scope's images: the loading progress and the changes. */
export function ImagesLine(props: Pick<ViewProps, 'session' | 'state' | 'scope' | 'images'>) {
  return (
    <>
      <ImageProgress images={props.images} />
      {props.session.history === true && <ChangesSince {...props} />}
    </>
  );
}
