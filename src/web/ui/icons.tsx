import type { ReactNode } from 'react';

/** 16 pixel outlines, 1.5 pixels wide. Only decoration: the control around it has the name. */
export function Icon({ children }: { readonly children: ReactNode }) {
  return (
    <svg
      aria-hidden="true"
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      className="shrink-0"
    >
      {children}
    </svg>
  );
}

export const CloseIcon = () => (
  <Icon>
    <path d="m4.5 4.5 7 7m0-7-7 7" />
  </Icon>
);
export const ChevronIcon = () => (
  <Icon>
    <path d="m4.5 6.5 3.5 3.5 3.5-3.5" />
  </Icon>
);
export const SearchIcon = () => (
  <Icon>
    <circle cx="7" cy="7" r="4.25" />
    <path d="m10.3 10.3 3.2 3.2" />
  </Icon>
);
export const CopyIcon = () => (
  <Icon>
    <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
    <path d="M3.5 10.5h-.25A.75.75 0 0 1 2.5 9.75v-6.5c0-.414.336-.75.75-.75h6.5c.414 0 .75.336.75.75v.25" />
  </Icon>
);
export const CheckIcon = () => (
  <Icon>
    <path d="m3 8.5 3.2 3.2L13 4.8" />
  </Icon>
);
export const LinkIcon = () => (
  <Icon>
    <path d="M6.7 9.3a2.6 2.6 0 0 0 3.7 0l2.1-2.1a2.6 2.6 0 0 0-3.7-3.7l-.8.8M9.3 6.7a2.6 2.6 0 0 0-3.7 0L3.5 8.8a2.6 2.6 0 0 0 3.7 3.7l.8-.8" />
  </Icon>
);
export const FilterIcon = () => (
  <Icon>
    <path d="M2.5 4h11M4.8 8h6.4M6.8 12h2.4" />
  </Icon>
);
export const RequestIcon = () => (
  <Icon>
    <path d="m5 5-3 3 3 3m6-6 3 3-3 3M9.2 3.5l-2.4 9" />
  </Icon>
);
export const SortIcon = ({ direction }: { readonly direction: 'ascending' | 'descending' | 'none' }) => (
  <Icon>
    {direction !== 'descending' && <path d="m5 6.5 3-3 3 3" opacity={direction === 'none' ? 0.55 : 1} />}
    {direction !== 'ascending' && <path d="m5 9.5 3 3 3-3" opacity={direction === 'none' ? 0.55 : 1} />}
  </Icon>
);
export const MoreIcon = () => (
  <Icon>
    <path d="M3.5 8h.01M8 8h.01M12.5 8h.01" strokeWidth="2" />
  </Icon>
);
export const WarningIcon = () => (
  <Icon>
    <path d="M8 2.5 14 13H2L8 2.5ZM8 6.5v3M8 11.3v.01" />
  </Icon>
);
export const ExportIcon = () => (
  <Icon>
    <path d="M8 2.5v7.5m-3-3 3 3 3-3M2.5 11.5v1.25c0 .414.336.75.75.75h9.5c.414 0 .75-.336.75-.75V11.5" />
  </Icon>
);
export const PlusIcon = () => (
  <Icon>
    <path d="M8 3.5v9M3.5 8h9" />
  </Icon>
);
