import { failed, ok, type Result } from '../../../../contract/result.ts';
import { isJsonObject, type JsonObject } from '../../rows/read-rows.ts';
import { FROM_HAR, JOIN, LABELS_AS_LIST, NAMES, RENAME } from './fix-lines.ts';
import { describeFound, printable, quoted } from './json-issue.ts';

/** Rows of a file, and their path in it: `Images`, `body.Images`, `[2].Images`. */
export interface RowList {
  readonly path: string;
  readonly rows: readonly unknown[];
  /**
   * The number of images on all pages, if the answer has it. A description of the value if it is not a whole number.
   */
  readonly total?: number | string;
}

/**
 * Finds the images in the content of a file: a ListImages answer, plain or in the `body` of an SDK, a list of such
 * answers, a list of images, or one image. Content with another possible meaning is refused, with the command that
 * makes a catalog of it. An error is worded to follow the name of the file.
 */
export function findImages(saved: unknown, parse: ParseText): Result<readonly RowList[]> {
  const unpacked = unpackBodies(saved, parse);
  if (!unpacked.ok) return unpacked;
  const found = findLists(unpacked.value);
  if (!found.ok) return found;
  for (const { rows } of found.value) {
    const first = rows.find(isJsonObject);
    const name = first && misspelledName(first);
    if (name !== undefined) return failed(otherSpelling(name));
  }
  return found;
}

function findLists(json: unknown): Result<readonly RowList[]> {
  if (Array.isArray(json)) return inList(json);
  if (isJsonObject(json) && Array.isArray(json.body)) return inList(json.body, 'body');
  if (typeof json === 'string' && isPacked(json))
    return failed('is JSON within a text; fix it with: jq fromjson FILE > FIXED');
  if (!isJsonObject(json)) return failed(`the file must be an object {"Images":[...]}, found ${describeFound(json)}`);
  const answer = answerIn(json, '');
  if (answer !== undefined) return ok([answer]);
  const body = bodyOf(json);
  if (isImage(body)) return ok([{ path: '', rows: [body] }]);
  return failed(noImagesIssue(body, json));
}

function inList(json: readonly unknown[], path = ''): Result<readonly RowList[]> {
  const answers = json.map((element, at) => (isJsonObject(element) ? answerIn(element, `${path}[${at}].`) : undefined));
  const found = answers.filter((answer) => answer !== undefined);
  if (json.length > 0 && found.length === json.length) return ok(found);
  if (found.length > 0) {
    const areImages = json.every(
      (element, at) => answers[at] !== undefined || (isJsonObject(element) && isImage(element)),
    );
    const fix = areImages ? `images; fix it with: ${JOIN}` : 'other things: leave the others out';
    return failed(`is a list of answers and ${fix}`);
  }
  const first = json.find(isJsonObject);
  if (json.length > 0 && first === undefined) {
    if (json.some((element) => Array.isArray(element) && element.some(isJsonObject)))
      return failed(`is a list of lists; fix it with: ${JOIN}`);
    return failed(`is a list without images, found ${describeFound(json[0])}`);
  }
  const name = first && misspelledName(bodyOf(first));
  if (name !== undefined) return failed(otherSpelling(name));
  if (first !== undefined && isLabel(first)) return failed(LABELS);
  return ok([{ path, rows: json }]);
}

/** The images of an answer. An SDK puts the answer into a `body`, next to headers. */
function answerIn(object: JsonObject, path: string): RowList | undefined {
  const [answer, at] = isJsonObject(object.body) ? [object.body, `${path}body.`] : [object, path];
  const { Images, TotalCount } = answer;
  const total = readTotal(TotalCount);
  const counted = total === undefined ? {} : { total };
  if (Array.isArray(Images)) return { path: `${at}Images`, rows: Images, ...counted };
  const inner = innerList(Images, 'Image');
  if (inner !== undefined) return { path: `${at}Images.Image`, rows: inner, ...counted };
  const isNone = total === 0 && (Images === null || ('Images' in answer && Images === undefined));
  return isNone ? { path: `${at}Images`, rows: [] } : undefined;
}

/** Returns a description of the value if it is not a whole number or too large to be exact. */
function readTotal(found: unknown): RowList['total'] {
  if (found === undefined || found === null || found === '') return undefined;
  const total = typeof found === 'number' || typeof found === 'string' ? Number(found) : Number.NaN;
  return Number.isSafeInteger(total) && total >= 0 ? total : describeFound(found);
}

/**
 * Older answers of Alibaba Cloud wrap a list in an object with the name of its elements: `{"Images":{"Image":[...]}}`.
 */
export function innerList(found: unknown, name: string): readonly unknown[] | undefined {
  if (!isJsonObject(found) || Object.keys(found).length !== 1) return undefined;
  const inner = found[name];
  return Array.isArray(inner) ? inner : undefined;
}

/** Parses JSON that is stored as a text in a file. */
export type ParseText = (text: string) => Result<unknown>;

/** The same content with each `body` parsed that is JSON in a text: of the file and of each element of its list. */
function unpackBodies(json: unknown, parse: ParseText): Result<unknown> {
  if (Array.isArray(json)) {
    const elements: unknown[] = [];
    for (const [at, element] of json.entries()) {
      const unpacked = unpackBody(element, `[${at}].`, parse);
      if (!unpacked.ok) return unpacked;
      elements.push(unpacked.value);
    }
    return ok(elements);
  }
  return unpackBody(json, '', parse);
}

function unpackBody(json: unknown, path: string, parse: ParseText): Result<unknown> {
  if (!isJsonObject(json) || typeof json.body !== 'string' || json.Images !== undefined || isImage(json))
    return ok(json);
  const parsed = parse(json.body);
  if (!parsed.ok) return failed(`${path}body holds a text that ${parsed.error}`);
  return ok({ ...json, body: parsed.value });
}

/** Whether a text is probably a JSON list or object. */
function isPacked(text: string): boolean {
  return /^\s*[{[]/.test(text);
}

function isImage({ ImageId, ImageUri, Images }: JsonObject): boolean {
  return Images === undefined && (typeof ImageId === 'string' || typeof ImageUri === 'string');
}

function isLabel({ Key, Value, Name }: JsonObject): boolean {
  return typeof Key === 'string' && Value !== undefined && Name === undefined;
}

const LABELS =
  'holds labels without images, as ListImageLabels answers them: save an answer of ListImages with Verbose=true';

/** The answer inside the wrapper of an SDK, or the answer itself if there is no wrapper. */
function bodyOf(object: JsonObject): JsonObject {
  return isJsonObject(object.body) ? object.body : object;
}

/** Describes an object that has no images at the expected place: the content of the file, or its `body`. */
function noImagesIssue(object: JsonObject, file: JsonObject): string {
  const { Images, Labels, Workspaces, Code, Message } = object;
  const before = object === file ? '' : '.body | (fromjson? // .) | ';
  if (isJsonObject(Images) && isImage(Images))
    return `Images must be a list, found one image; fix it with: jq '${before}.Images |= [.]' FILE > FIXED`;
  if (isJsonObject(Images) && Object.values(Images).some(isJsonObject))
    return `Images must be a list, found an object with images; fix it with: jq '${before}.Images |= [.[]]' FILE > FIXED`;
  if (typeof Images === 'string' && isPacked(Images))
    return `Images must be a list, found JSON within a text; fix it with: jq '${before}.Images |= fromjson' FILE > FIXED`;
  if (Images !== undefined) return `Images must be a list, found ${describeFound(Images)}`;
  if (typeof Code === 'string' && Message !== undefined) return `is an error answer, ${quoted(Code)}: ask again`;
  if (Array.isArray(Labels)) return LABELS;
  if (Array.isArray(Workspaces))
    return 'is an answer of ListWorkspaces: save an answer of ListImages with Verbose=true';
  const name = misspelledName(object);
  if (name !== undefined) return otherSpelling(name);
  if (isByName(object))
    return `has its images as an object, and a list is expected; fix it with: jq '${before}[.[]]' FILE > FIXED`;
  if (isJsonObject(object.log) && Array.isArray(object.log.entries))
    return `is a recording of a browser (HAR); fix it with: ${FROM_HAR}`;
  const path = pathToImages(object, 3);
  if (path !== undefined)
    return `has its images in ${printable(path)}; fix it with: jq '${before}${path}' FILE > FIXED`;
  const packed = Object.entries(object).find(
    ([name, value]) => /^[A-Za-z_]\w{0,40}$/.test(name) && typeof value === 'string' && isPacked(value),
  );
  if (packed !== undefined)
    return `has JSON within the text of ${packed[0]}; fix it with: jq '${before}.${packed[0]} | fromjson' FILE > FIXED`;
  const names = Object.keys(object).slice(0, MAX_LISTED).map(quoted).join(', ');
  return `Images must be a list, found nothing${names === '' ? '' : `; its fields are ${names}`}`;
}

/** The first field name of an image or an answer in the spelling of an SDK instead of PAI's: `imageId`, `image_id`. */
function misspelledName(object: JsonObject): string | undefined {
  if (object.Images !== undefined || object.ImageId !== undefined || object.ImageUri !== undefined) return undefined;
  const isKnown = (name: string) => /^(images|imageid|imageuri)$/i.test(name.replaceAll('_', ''));
  return Object.keys(object).slice(0, MAX_NAMES).find(isKnown);
}

export function otherSpelling(name: string): string {
  return `has names in another spelling than PAI's, such as ${quoted(name)}; fix it with: ${RENAME}`;
}

/** How to fix labels that are not read but have one meaning; undefined if the first rows have none. */
export function labelsFixIn(lists: readonly RowList[]): string | undefined {
  for (const { rows } of lists)
    for (const row of rows.slice(0, MAX_NAMES)) {
      const labels = isJsonObject(row) ? row.Labels : row;
      const label = Array.isArray(labels) ? labels[0] : labels;
      if (typeof label === 'string' && label.startsWith('@{'))
        return 'PowerShell has cut off what lies deeper: save the answer with ConvertTo-Json -Depth 10';
      if (isJsonObject(row) && isOtherLabel(label, labels))
        return `labels stand in another form than PAI's; fix it with: ${LABELS_AS_LIST}`;
    }
  return undefined;
}

/** `a=b`, JSON in a text, a pair, or an object with fields of other names. */
function isOtherLabel(label: unknown, labels: unknown): boolean {
  if (typeof label === 'string') return /=|^\s*\[/.test(label);
  if (Array.isArray(label)) return label.length === 2;
  if (!Array.isArray(labels) || !isJsonObject(label) || label.Key !== undefined) return false;
  return ['key', 'LabelKey', 'Name', 'name'].some((name) => typeof label[name] === 'string');
}

/**
 * A field of an image that is not read because its name is in another spelling, beside others in PAI's: `labels`,
 * `imageUri`. The first rows stand for all: one tool wrote them.
 */
export function otherNameIn(lists: readonly RowList[]): string | undefined {
  for (const { rows } of lists)
    for (const row of rows.slice(0, MAX_NAMES)) {
      if (!isJsonObject(row)) continue;
      const isOther = (name: string) => {
        const meant = READ_NAMES.get(name.toLowerCase().replaceAll('_', ''));
        return meant !== undefined && row[meant] === undefined;
      };
      const name = Object.keys(row).slice(0, MAX_NAMES).find(isOther);
      if (name !== undefined) return name;
    }
  return undefined;
}

const READ_NAMES: ReadonlyMap<string, string> = new Map(NAMES.map((name) => [name.toLowerCase(), name]));

/** The most names of an object that are listed. */
const MAX_LISTED = 5;

/** The most names of an object that are checked; an answer has a few dozen. */
const MAX_NAMES = 50;

/** Whether an object has an image under each name. */
function isByName(object: JsonObject): boolean {
  const values = Object.values(object);
  return values.length > 0 && values.every((value) => isJsonObject(value) && isImage(value));
}

/** The jq path to an object or a list that contains images. */
function pathToImages(object: JsonObject, depth: number): string | undefined {
  for (const [name, value] of Object.entries(object).slice(0, MAX_NAMES)) {
    // A name that needs quotes would need two levels of them: for jq and for the shell.
    if (!/^[A-Za-z_]\w{0,40}$/.test(name)) continue;
    if (holdsImages(value)) return `.${name}`;
    const below = depth > 1 && isJsonObject(value) ? pathToImages(value, depth - 1) : undefined;
    if (below !== undefined) return `.${name}${below}`;
  }
  return undefined;
}

function holdsImages(value: unknown): boolean {
  if (isJsonObject(value)) return Array.isArray(value.Images) || isImage(value) || misspelledName(value) !== undefined;
  const first = Array.isArray(value) ? value.find(isJsonObject) : undefined;
  return first !== undefined && holdsImages(first);
}
