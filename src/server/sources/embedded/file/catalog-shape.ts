import { failed, ok, type Result } from '../../../../contract/result.ts';
import { isJsonObject, type JsonObject } from '../../rows/read-rows.ts';
import { describeFound, printable, quoted } from './json-issue.ts';

/** Rows of a file, and where they stand in it: `Images`, `body.Images`, `[2].Images`. */
export interface RowList {
  readonly path: string;
  readonly rows: readonly unknown[];
  /** The number of images on all pages, if the answer says it; in words if what it says is no whole number. */
  readonly total?: number | string;
}

/**
 * Finds the images in what a file holds: a ListImages answer, bare or in the `body` of an SDK, a list of such answers, a
 * list of images, or one image. What could mean something else is refused, with the line that makes a catalog of it. An
 * error reads on after the name of the file.
 */
export function findImages(saved: unknown, parse: ParseText): Result<readonly RowList[]> {
  const unpacked = unpackBodies(saved, parse);
  if (!unpacked.ok) return unpacked;
  const json = unpacked.value;
  if (Array.isArray(json)) return inList(json);
  if (isJsonObject(json) && Array.isArray(json.body)) return inList(json.body, 'body');
  if (typeof json === 'string' && isPacked(json))
    return failed('is JSON within a text; fix it with: jq fromjson FILE > FIXED');
  if (!isJsonObject(json)) return failed(`the file must be an object {"Images":[...]}, found ${describeFound(json)}`);
  const answer = answerIn(json, '');
  if (answer !== undefined) return ok([answer]);
  const body = isJsonObject(json.body) ? json.body : json;
  if (isImage(body)) return ok([{ path: '', rows: [body] }]);
  return failed(whatElse(body));
}

function inList(json: readonly unknown[], path = ''): Result<readonly RowList[]> {
  const answers = json.map((element, at) => (isJsonObject(element) ? answerIn(element, `${path}[${at}].`) : undefined));
  const found = answers.filter((answer) => answer !== undefined);
  if (json.length > 0 && found.length === json.length) return ok(found);
  if (found.length > 0) return failed('is a list of answers and other things: leave the others out');
  const first = json.find(isJsonObject);
  if (json.length > 0 && first === undefined)
    return failed(`is a list without images, found ${describeFound(json[0])}`);
  if (first !== undefined && isLabel(first)) return failed(LABELS);
  return ok([{ path, rows: json }]);
}

/** The images of an answer, which an SDK puts into a `body` beside headers. */
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

/** A number that is not a whole one, or beyond what is counted exactly, is kept to be told. */
function readTotal(found: unknown): RowList['total'] {
  if (found === undefined || found === null || found === '') return undefined;
  const total = typeof found === 'number' || typeof found === 'string' ? Number(found) : Number.NaN;
  return Number.isSafeInteger(total) && total >= 0 ? total : describeFound(found);
}

/** Older answers of Alibaba Cloud wrap a list in an object with the name of its elements: `{"Images":{"Image":[...]}}`. */
export function innerList(found: unknown, name: string): readonly unknown[] | undefined {
  if (!isJsonObject(found) || Object.keys(found).length !== 1) return undefined;
  const inner = found[name];
  return Array.isArray(inner) ? inner : undefined;
}

/** Parses JSON that stands as a text in a file. */
export type ParseText = (text: string) => Result<unknown>;

/** The same with each `body` that is JSON in a text parsed, of the file itself and of each element of its list. */
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

/** Whether a text is likely JSON of a list or an object. */
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
const SMALL_LETTERS = `jq 'walk(if type == "object" then with_entries(.key |= (.[:1] | ascii_upcase) + .[1:]) else . end)' FILE > FIXED`;

function whatElse(object: JsonObject): string {
  const { Images, Labels, Workspaces, Code, Message } = object;
  if (isJsonObject(Images) && isImage(Images))
    return `Images must be a list, found one image; fix it with: jq '(.body? // .) | .Images |= [.]' FILE > FIXED`;
  if (isJsonObject(Images) && Object.values(Images).some(isJsonObject))
    return `Images must be a list, found an object with images; fix it with: jq '(.body? // .) | .Images |= [.[]]' FILE > FIXED`;
  if (typeof Images === 'string' && isPacked(Images))
    return `Images must be a list, found JSON within a text; fix it with: jq '(.body? // .) | .Images |= fromjson' FILE > FIXED`;
  if (Images !== undefined) return `Images must be a list, found ${describeFound(Images)}`;
  if (typeof Code === 'string' && Message !== undefined) return `is an error answer, ${quoted(Code)}: ask again`;
  if (Array.isArray(Labels)) return LABELS;
  if (Array.isArray(Workspaces))
    return 'is an answer of ListWorkspaces: save an answer of ListImages with Verbose=true';
  if (hasSmallLetters(object)) return `has names in small letters; fix it with: ${SMALL_LETTERS}`;
  const path = pathToImages(object, 3);
  if (path !== undefined) return `has its images in ${printable(path)}; fix it with: jq '${path}' FILE > FIXED`;
  const packed = Object.entries(object).find(
    ([name, value]) => /^[A-Za-z_]\w{0,40}$/.test(name) && typeof value === 'string' && isPacked(value),
  );
  if (packed !== undefined)
    return `has JSON within the text of ${packed[0]}; fix it with: jq '.${packed[0]} | fromjson' FILE > FIXED`;
  return 'Images must be a list, found nothing';
}

function hasSmallLetters(object: JsonObject): boolean {
  return ['images', 'imageId', 'imageUri'].some((name) => object[name] !== undefined);
}

/** The path to an object with a list of images, in the words of jq. */
function pathToImages(object: JsonObject, depth: number): string | undefined {
  for (const [name, value] of Object.entries(object).slice(0, 50)) {
    // A name that needs quotes would need them twice, for jq and for the shell.
    if (!isJsonObject(value) || !/^[A-Za-z_]\w{0,40}$/.test(name)) continue;
    if (Array.isArray(value.Images)) return `.${name}`;
    const below = depth > 1 ? pathToImages(value, depth - 1) : undefined;
    if (below !== undefined) return `.${name}${below}`;
  }
  return undefined;
}
