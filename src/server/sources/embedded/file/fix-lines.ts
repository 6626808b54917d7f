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

/** The names of the fields that are read. */
export const NAMES = [
  ...['Images', 'TotalCount', 'ImageId', 'ImageUri', 'Name', 'Labels', 'Key', 'Value', 'Description', 'Size'],
  ...['WorkspaceId', 'Accessibility', 'GmtCreateTime', 'GmtModifiedTime', 'UserId', 'ParentUserId'],
  ...['SourceId', 'SourceType'],
];

/** Changes field names in the spelling of an SDK to PAI's spelling: `imageId`, `image_id`, `imageid`. */
export const RENAME =
  `jq '("${NAMES.join(' ')}" / " " | INDEX(ascii_downcase)) as $names | ` +
  'walk(if type == "object" then with_entries(.key |= ($names[ascii_downcase | gsub("_"; "")] // .)) else . end)' +
  `' FILE > FIXED`;

/** The labels of each image as objects with `Key` and `Value`: of texts `a=b`, of pairs, and of fields in other names. */
export const LABELS_AS_LIST =
  'jq \'(.. | objects | select(has("Labels")) | .Labels) |= (' +
  'if type == "string" then fromjson? // split(",") else . end | if type == "array" then map(' +
  'if type == "string" then capture("^(?<Key>[^=]+)=(?<Value>.*)$"; "s")? // . ' +
  'elif type == "array" then {Key: .[0], Value: .[1]} ' +
  'elif type == "object" then {Key: first(.Key, .key, .LabelKey, .Name, .name | values), ' +
  'Value: first((.Value, .value, .LabelValue | values), "")} else . end) else . end)' +
  "' FILE > FIXED";

/** The images in a recording of a browser (HAR): in each answer that has some. */
export const FROM_HAR =
  "jq '{Images: [.log.entries[].response.content | select(.text) | " +
  'if .encoding == "base64" then .text | @base64d else .text end | fromjson? | ' +
  ".. | objects | .Images? | arrays | .[]]}' FILE > FIXED";
