/**
 * jq commands that make a catalog of a file. The messages show them to the user, so each command accepts every form of
 * file for which it is shown: plain answers, answers in the `body` of an SDK, lists of them, and lists of images.
 */

/** All images as one list: of an answer, of a list of answers or images, or of the list that `jq -s` makes. */
const IMAGES = '[.] | flatten | map((.body? // .) | (fromjson? // .) | (.Images?.Image? // .Images? // .)) | flatten';

/** Makes one answer of a list of answers and images. */
export const JOIN = `jq '{Images: (${IMAGES})}' FILE > FIXED`;

/** Makes one answer of several JSON values in one file. */
export const JOIN_ALL = `jq -s '{Images: (${IMAGES})}' FILE > FIXED`;

/** Keeps one image for each id. */
export const UNIQUE = `jq '{Images: (${IMAGES} | unique_by(.ImageId // .ImageUri // .Name))}' FILE > FIXED`;

/** Removes ids with stars. */
export const UNMASK = `jq 'del(.. | objects | select(.ImageId // "" | tostring | contains("**")) | .ImageId)' FILE > FIXED`;

/** Replaces the stars in workspace ids by zeros. */
export const FILL_STARS = `jq '(.. | .WorkspaceId? | strings) |= gsub("[*]"; "0")' FILE > FIXED`;

const NAMES = [
  ...['Images', 'TotalCount', 'ImageId', 'ImageUri', 'Name', 'Labels', 'Key', 'Value', 'Description', 'Size'],
  ...['WorkspaceId', 'Accessibility', 'GmtCreateTime', 'GmtModifiedTime', 'UserId', 'ParentUserId'],
  ...['SourceId', 'SourceType'],
];

/** Changes field names in the spelling of an SDK to PAI's spelling: `imageId`, `image_id`, `imageid`. */
export const RENAME =
  `jq '("${NAMES.join(' ')}" / " " | INDEX(ascii_downcase)) as $names | ` +
  'walk(if type == "object" then with_entries(.key |= ($names[ascii_downcase | gsub("_"; "")] // .)) else . end)' +
  `' FILE > FIXED`;
