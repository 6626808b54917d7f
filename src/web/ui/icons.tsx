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
    <path d="m4.5 4.500 7 7m0-7-7 7" />
  </Icon>
);
export const ChevronIcon = () => (
  <Icon>
    <path d="m4.5 6.500 3.500 3.500 3.500-3.500" />
  </Icon>
);
export const SearchIcon = () => (
  <Icon>
    <circle cx="7" cy="7" r="4.250" />
    <path d="m10.300 10.300 3.200 3.200" />
  </Icon>
);
export const CopyIcon = () => (
  <Icon>
    <rect x="5.500" y="5.500" width="8" height="8" rx="1.500" />
    <path d="M3.500 10.500h-.250A.750.750 0 0 1 2.500 9.750v-6.500c0-.414.336-.750.750-.750h6.500c.414 0 .750.336.750.750v.250" />
  </Icon>
);
export const CheckIcon = () => (
  <Icon>
    <path d="m3 8.500 3.200 3.200L13 4.800" />
  </Icon>
);
export const LinkIcon = () => (
  <Icon>
    <path d="M6.700 9.300a2.600 2.600 0 0 0 3.700 0l2.100-2.100a2.600 2.600 0 0 0-3.700-3.700l-.800.800M9.300 6.700a2.600 2.600 0 0 0-3.700 0L3.500 8.800a2.600 2.600 0 0 0 3.700 3.700l.800-.800" />
  </Icon>
);
export const FilterIcon = () => (
  <Icon>
    <path d="M2.500 4h11M4.800 8h6.400M6.800 12h2.400" />
  </Icon>
);
export const RequestIcon = () => (
  <Icon>
    <path d="m5 5-3 3 3 3m6-6 3 3-3 3M9.200 3.500l-2.400 9" />
  </Icon>
);
export const SortIcon = ({ direction }: { readonly direction: 'ascending' | 'descending' | 'none' }) => (
  <Icon>
    {direction !== 'descending' && <path d="m5 6.500 3-3 3 3" opacity={direction === 'none' ? 0.55 : 1} />}
    {direction !== 'ascending' && <path d="m5 9.500 3 3 3-3" opacity={direction === 'none' ? 0.55 : 1} />}
  </Icon>
);
export const MoreIcon = () => (
  <Icon>
    <path d="M3.500 8h.010M8 8h.010M12.500 8h.010" strokeWidth="2" />
  </Icon>
);
export const WarningIcon = () => (
  <Icon>
    <path d="M8 2.500 14 13H2L8 2.500ZM8 6.500v3M8 11.300v.010" />
  </Icon>
);
export const ExportIcon = () => (
  <Icon>
    <path d="M8 2.500v7.500m-3-3 3 3 3-3M2.500 11.500v1.250c0 .414.336.750.750.750h9.500c.414 0 .750-.336.750-.750V11.500" />
  </Icon>
);
export const PlusIcon = () => (
  <Icon>
    <path d="M8 3.500v9M3.500 8h9" />
  </Icon>
);
