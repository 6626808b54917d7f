import { columnVisibilityFeature, tableFeatures } from '@tanstack/react-table';
import { FEATURES, type Features } from '../../table/table-features.ts';

const hiding = tableFeatures({ ...FEATURES, columnVisibilityFeature });

/** What a table whose columns can be hidden can do. Apart from those of all tables: the first load hides no column. */
export const HIDING_FEATURES: Features = hiding;
