import { isJsonObject, type JsonObject } from '../tolerant/read-rows.ts';
import { describeFound, printable, quoted } from './one-line.ts';

/** Rows of a file, and where they stand in it: `Images`, `body.Images`, `[2].Images`. */
export interface RowList {
  readonly path: string;
  readonly rows: readonly unknown[];
  /** The number of images on all pages, if the answer says it. */
  readonly total?: number;
}

export type CatalogShape =
  | { readonly ok: true; readonly lists: readonly RowList[] }
  /** Reads on after the name of the file. */
  | { readonly ok: false; readonly fault: string };

/**
 * Finds the images in what a file holds: a ListImages answer, bare or in the `body` of an SDK, a list of such answers, a
 * list of images, or one image. What could mean something else is refused, with the line that makes a catalog of it.
 */
export function findImages(json: unknown): CatalogShape {
  if (Array.isArray(json)) return inList(json);
  if (!isJsonObject(json)) return refused(`the file must be an object {"Images":[...]}, found ${describeFound(json)}`);
  const answer = answerIn(json, '');
  if (answer !== undefined) return { ok: true, lists: [answer] };
  const body = isJsonObject(json.body) ? json.body : json;
  if (isImage(body)) return { ok: true, lists: [{ path: '', rows: [body] }] };
  return refused(whatElse(body));
}

function inList(json: readonly unknown[]): CatalogShape {
  const answers = json.map((element, at) => (isJsonObject(element) ? answerIn(element, `[${at}].`) : undefined));
  const found = answers.filter((answer) => answer !== undefined);
  if (json.length > 0 && found.length === json.length) return { ok: true, lists: found };
  if (found.length > 0) return refused('is a list of answers and other things: leave the others out');
  const first = json.find(isJsonObject);
  if (json.length > 0 && first === undefined)
    return refused(`is a list without images, found ${describeFound(json[0])}`);
  if (first !== undefined && isLabel(first)) return refused(LABELS);
  return { ok: true, lists: [{ path: '', rows: json }] };
}

/** The images of an answer, which an SDK puts into a `body` beside headers. */
function answerIn(object: JsonObject, path: string): RowList | undefined {
  const [answer, at] = isJsonObject(object.body) ? [object.body, `${path}body.`] : [object, path];
  const { Images, TotalCount } = answer;
  const total = Number(TotalCount);
  if (Array.isArray(Images)) return { path: `${at}Images`, rows: Images, ...(total >= 0 ? { total } : {}) };
  const isNone = total === 0 && TotalCount !== '' && (Images === null || ('Images' in answer && Images === undefined));
  return isNone ? { path: `${at}Images`, rows: [] } : undefined;
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
  if (Images !== undefined) return `Images must be a list, found ${describeFound(Images)}`;
  if (typeof Code === 'string' && Message !== undefined) return `is an error answer, ${quoted(Code)}: ask again`;
  if (Array.isArray(Labels)) return LABELS;
  if (Array.isArray(Workspaces))
    return 'is an answer of ListWorkspaces: save an answer of ListImages with Verbose=true';
  if (hasSmallLetters(object)) return `has names in small letters; mend it: ${SMALL_LETTERS}`;
  const path = pathToImages(object, 3);
  if (path !== undefined) return `has its images in ${printable(path)}; mend it: jq '${path}' FILE > FIXED`;
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

function refused(fault: string): CatalogShape {
  return { ok: false, fault };
}
