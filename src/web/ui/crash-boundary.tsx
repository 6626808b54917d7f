import { Component, type ReactNode } from 'react';

interface CrashBoundaryProps {
  readonly message: string;
  readonly retry: string;
  /** What trying again takes beyond drawing anew; a part that could not be loaded is only loaded by a new page. */
  readonly onRetry?: () => void;
  /** Shown in the place of the message. */
  readonly fallback?: ReactNode;
  readonly children: ReactNode;
}

/** Shows a message in the place of a part that threw while rendering, and lets it try again. */
export class CrashBoundary extends Component<CrashBoundaryProps, { readonly crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override render() {
    if (!this.state.crashed) return this.props.children;
    if (this.props.fallback !== undefined) return this.props.fallback;
    return (
      <div role="alert" className="flex flex-col items-start gap-3 p-6">
        <p>{this.props.message}</p>
        <button
          type="button"
          onClick={() => {
            this.setState({ crashed: false });
            this.props.onRetry?.();
          }}
          className="h-8 rounded-control border border-edge bg-raised px-3 text-13 font-medium hover:bg-hover"
        >
          {this.props.retry}
        </button>
      </div>
    );
  }
}
