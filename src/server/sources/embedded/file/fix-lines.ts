/**
 * Lines of jq that make a catalog of a file. They are told to the person who has the file, so each takes every form of
 * the file for which it is told: bare answers, those in the `body` of an SDK, lists of them, and lists of images.
 */

/** All images as one list: of an answer, of a list of answers or images, or of what `jq -s` collects of a file. */
const IMAGES = '[.] | flatten | map((.body? // .) | (fromjson? // .) | (.Images?.Image? // .Images? // .)) | flatten';

/** Makes one answer of a list of answers and images. */
export const JOIN = `jq '{Images: (${IMAGES})}' FILE > FIXED`;

/** Makes one answer of answers and images that stand one behind the other. */
export const JOIN_ALL = `jq -s '{Images: (${IMAGES})}' FILE > FIXED`;

/** Keeps one image of each id. */
export const UNIQUE = `jq '{Images: (${IMAGES} | unique_by(.ImageId // .ImageUri // .Name))}' FILE > FIXED`;

/** Leaves ids with stars away. */
export const UNMASK = `jq 'del(.. | objects | select(.ImageId // "" | tostring | contains("**")) | .ImageId)' FILE > FIXED`;

/** Writes zeros for the stars in ids of workspaces. */
export const FILL_STARS = `jq '(.. | .WorkspaceId? | strings) |= gsub("[*]"; "0")' FILE > FIXED`;

const NAMES = [
  ...['Images', 'TotalCount', 'ImageId', 'ImageUri', 'Name', 'Labels', 'Key', 'Value', 'Description', 'Size'],
  ...['WorkspaceId', 'Accessibility', 'GmtCreateTime', 'GmtModifiedTime', 'UserId', 'ParentUserId'],
  ...['SourceId', 'SourceType'],
];

/** Writes names as PAI does that an SDK has written in its own way: `imageId`, `image_id`, `imageid`. */
export const RENAME =
  `jq '("${NAMES.join(' ')}" / " " | INDEX(ascii_downcase)) as $names | ` +
  'walk(if type == "object" then with_entries(.key |= ($names[ascii_downcase | gsub("_"; "")] // .)) else . end)' +
  `' FILE > FIXED`;
