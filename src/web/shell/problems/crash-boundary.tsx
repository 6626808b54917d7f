import { Component, type ReactNode } from 'react';
import { PartMissing } from '../lazy-part.ts';

interface CrashBoundaryProps {
  readonly message: string;
  readonly retry: string;
  /** Extra work of a retry beside rendering, such as a reload for a missing file. */
  readonly onRetry?: () => void;
  /** Shown instead of the message. `isMissing`: a file of the page is missing, so rendering itself did not fail. */
  readonly fallback?: (isMissing: boolean) => ReactNode;
  readonly children: ReactNode;
}

interface CrashState {
  readonly crash: { readonly cause: unknown } | undefined;
}

/** Shows a message instead of a part that threw during render, with a retry. */
export class CrashBoundary extends Component<CrashBoundaryProps, CrashState> {
  override state: CrashState = { crash: undefined };

  static getDerivedStateFromError(cause: unknown) {
    return { crash: { cause } };
  }

  override render() {
    const { crash } = this.state;
    const { message, retry, onRetry, fallback, children } = this.props;
    if (!crash) return children;
    if (fallback !== undefined) return fallback(crash.cause instanceof PartMissing);
    return (
      <div role="alert" className="flex flex-col items-start gap-3 p-6">
        <p>{message}</p>
        <button
          type="button"
          onClick={() => {
            this.setState({ crash: undefined });
            onRetry?.();
          }}
          className="h-8 rounded-control border border-edge bg-raised px-3 text-13 font-medium hover:bg-hover"
        >
          {retry}
        </button>
      </div>
    );
  }
}
