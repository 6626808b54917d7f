import { encodePart } from '../../contract/encode-part.ts';
import { PAGE_PARAMETERS } from '../../contract/page-load/page-addresses.ts';
import { isRegionId } from '../../contract/regions.ts';
import { parseAddress } from '../address/parse-address.ts';
import { printAddress } from '../address/print-address.ts';
import type { SearchState } from '../address/search-state.ts';
import { pathOf, VIEWS, type View } from '../address/view-paths.ts';
import { trimEdges } from '../text/trim-edges.ts';

/** The `&` of an address, escaped for HTML once or more, as mail programs and templates do. */
const ENTITY = /&(?:amp(?:;|%3B))+/gi;
/** An escaped `&` before the name of a parameter, perhaps escaped for HTML too. */
const ESCAPED_AND = new RegExp(
  `%26(?:amp(?:;|%3B))*(?=(?:${PAGE_PARAMETERS.join('|').replaceAll('.', '\\.')})(?:=|%3D))`,
  'g',
);
/** Characters that chats and mail programs append to a link. */
const AFTER_LINK = /[\s>)\]}"'”’».,;:!?。，、；：！？）】》〉」』]+$/;
const BEFORE_LINK = /^[\s<([{"'“‘«（【《〈「『]+/;
/** A truncated percent escape at the end of a link. */
const CUT_ESCAPE = /%[0-9A-Fa-f]?$/;
/** Each program may encode an address again; more often than this is not an accident. */
const MAX_TIMES = 4;

/**
 * The probable state of an address before a mail program or a chat changed it, or undefined if unknown. Only unread
 * parts are read again, and only if fewer of them remain.
 */
export function fixedState(state: SearchState, view?: View): SearchState | undefined {
  if (state.unread.length === 0) return undefined;
  const query = printAddress(state).slice(1).replace(ENTITY, '&').replace(CUT_ESCAPE, '');
  // A value may contain `&`, so an escaped `&` splits an address only if no other correction works.
  for (const text of [query, query.replace(ESCAPED_AND, '&')]) {
    const parts = text.split('&').flatMap((part) => decodedUntil(part, /=/).replace(ENTITY, '&').split('&'));
    const fixed = parseAddress(parts.map(fixedPart).join('&'), view);
    if (fixed.unread.length < state.unread.length && readPart(fixed) !== readPart(state)) return fixed;
  }
  return undefined;
}

/**
 * The probable view and state of an unknown address, or undefined: its `?` was escaped or written as `&`, its letters
 * have another case, signs around a link became part of it, or it names the labels, which have no name in a path.
 */
export function fixedPath(
  path: string,
  search: string,
): { readonly view: View; readonly state: SearchState } | undefined {
  const [, typed = '', query = ''] = /^([^?&]*)[?&]?(.*)$/s.exec(decodedUntil(path, /[?&]/)) ?? [];
  const bare = barePath(typed);
  const isPath = (known: string) => barePath(known) === bare;
  const view = VIEWS.find((name) => isPath(pathOf(name)) || isPath(pathOf('labels') + name));
  if (view === undefined) return undefined;
  const state = parseAddress([query, search.slice(1)].filter((part) => part !== '').join('&'), view);
  return { view, state: fixedState(state, view) ?? state };
}

/** A path in lower case, without what stands around it in a text and without the file that servers call a folder. */
function barePath(path: string): string {
  const text = trimEdges(decodedOnce(path) ?? path).toLowerCase();
  const parts = text
    .replace(AFTER_LINK, '')
    .split('/')
    .map((part) => trimEdges(part.replace(BEFORE_LINK, '')));
  if (parts.at(-1) === 'index.html') parts.pop();
  return parts.join('/').replace(/\/+$/, '');
}

/** The address without unread parts. */
function readPart(state: SearchState): string {
  return printAddress({ ...state, unread: [] });
}

/** One `name=value`, with the page's spelling of the name and without characters that cannot belong to the value. */
function fixedPart(part: string): string {
  const equals = part.indexOf('=');
  if (equals < 0) return part;
  const typed = trimEdges(decodedOnce(part.slice(0, equals)) ?? '');
  const name = PAGE_PARAMETERS.find((known) => known.toLowerCase() === typed.toLowerCase());
  const value = decodedOnce(part.slice(equals + 1).replaceAll('+', ' '));
  if (name === undefined || value === undefined) return part;
  return `${name}=${encodePart(fixedValue(name, value))}`;
}

function fixedValue(name: string, value: string): string {
  if (/(?:LabelFilter|^not|^from|^to|\.not|\.from|\.to)$/.test(name))
    return decodedUntil(value, /=/).replace(/^,+|,+$/g, '');
  if (/^(?:q|sel)$/.test(name)) return value;
  const bare = trimEdges(value.replace(BEFORE_LINK, '').replace(AFTER_LINK, ''));
  return /Region$/.test(name) && isRegionId(bare.toLowerCase()) ? bare.toLowerCase() : bare;
}

/** The text, decoded until it contains a sign; unchanged if it never does. */
function decodedUntil(text: string, sign: RegExp): string {
  let read: string | undefined = text;
  for (let times = 0; read !== undefined && times <= MAX_TIMES; times += 1) {
    if (sign.test(read)) return read;
    read = decodedOnce(read);
  }
  return text;
}

function decodedOnce(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
