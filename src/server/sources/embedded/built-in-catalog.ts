import { createHash } from 'node:crypto';
import { failed, ok, type Result } from '../../../contract/result.ts';
import publicImages from './catalog.json?raw';
import { sha256 } from './catalog.json?raw&sha256';
import type { CatalogWorkspace } from './catalog.ts';
import { checkImages } from './file/check-catalog.ts';
import type { LoadedCatalog } from './file/load-catalog.ts';
import { SAMPLE_IMAGES } from './sample-images.ts';

/**
 * The built-in catalog: images of PAI that are publicly documented, and samples of what teams add. Fails if the file
 * differs from the built one: a disk or a person may have changed it, and people choose images by it.
 */
export function loadBuiltInCatalog(text = publicImages): Result<LoadedCatalog> {
  if (createHash('sha256').update(text).digest('hex') !== sha256)
    return failed('the built-in catalog was changed after it was built; npm run build makes it again');
  const checked = checkImages([{ path: 'Images', rows: [...JSON.parse(text).Images, ...SAMPLE_IMAGES] }]);
  const error = checked.ok ? checked.value.leftOut.first : checked.error;
  if (!checked.ok || error !== undefined) return failed(`the built-in catalog is broken: ${error}`);
  return ok({ catalog: { images: checked.value.images, workspaces: SAMPLE_WORKSPACES }, notes: [] });
}

const OWNER = { UserId: '1000000000000001', DisplayName: 'sample-owner' };

/** Sample workspaces for trying the product. Their names say that they are samples. */
const SAMPLE_WORKSPACES: readonly CatalogWorkspace[] = [
  {
    facts: {
      WorkspaceId: '10001',
      WorkspaceName: 'sample-default',
      DisplayName: 'Sample: default workspace',
      Description: 'Sample workspace, the default one',
      Creator: OWNER.UserId,
      GmtCreateTime: '2026-01-12T02:00:00.000Z',
      GmtModifiedTime: '2026-09-30T07:45:00.000Z',
      EnvTypes: ['prod'],
      Status: 'ENABLED',
      AdminNames: ['sample-owner'],
      IsDefault: true,
    },
    owner: OWNER,
  },
  {
    facts: {
      WorkspaceId: '10002',
      WorkspaceName: 'sample-vision-team',
      DisplayName: 'Sample: vision team',
      Description: 'Sample workspace with a development and a production environment',
      Creator: OWNER.UserId,
      GmtCreateTime: '2026-02-03T09:30:00.000Z',
      GmtModifiedTime: '2026-10-18T11:05:00.000Z',
      EnvTypes: ['dev', 'prod'],
      Status: 'ENABLED',
      AdminNames: ['sample-owner', 'sample-vision-lead'],
      IsDefault: false,
    },
    owner: OWNER,
  },
  {
    facts: {
      WorkspaceId: '10003',
      WorkspaceName: 'sample-speech-team',
      DisplayName: '示例：语音团队',
      Description: 'Sample workspace of a team that writes Chinese',
      Creator: OWNER.UserId,
      GmtCreateTime: '2026-03-21T06:15:00.000Z',
      GmtModifiedTime: '2026-08-02T01:20:00.000Z',
      EnvTypes: ['prod'],
      Status: 'ENABLED',
      AdminNames: ['sample-speech-lead'],
      IsDefault: false,
    },
    owner: OWNER,
  },
  {
    facts: {
      WorkspaceId: '10004',
      WorkspaceName: 'sample-retired-team',
      DisplayName: 'Sample: retired team',
      Description: 'Sample workspace that was switched off',
      Creator: OWNER.UserId,
      GmtCreateTime: '2025-05-08T03:40:00.000Z',
      GmtModifiedTime: '2026-06-01T00:00:00.000Z',
      EnvTypes: ['prod'],
      Status: 'DISABLED',
      AdminNames: ['sample-owner'],
      IsDefault: false,
    },
    owner: OWNER,
  },
  {
    facts: {
      WorkspaceId: '10005',
      WorkspaceName: 'sample-empty-team',
      DisplayName: 'Sample: team without images',
      Description: 'Sample workspace that holds no image',
      Creator: OWNER.UserId,
      GmtCreateTime: '2026-10-05T08:00:00.000Z',
      GmtModifiedTime: '2026-10-05T08:00:00.000Z',
      EnvTypes: ['prod'],
      Status: 'ENABLED',
      AdminNames: ['sample-owner'],
      IsDefault: false,
    },
    owner: OWNER,
  },
];
