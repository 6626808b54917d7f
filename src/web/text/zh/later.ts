import type { Formats } from '../formats.ts';
import type { LaterWords } from '../later-words.ts';
import { candidateWords } from './candidates.ts';
import { checksWords } from './checks.ts';
import { compareWords } from './compare.ts';
import { dayWords } from './days.ts';
import { detailWords } from './detail.ts';
import { exportWords } from './export.ts';
import { facetWords } from './facets.ts';
import { imageWords } from './images.ts';
import { keyWords } from './keys.ts';
import { matrixWords } from './matrix.ts';
import { boxWords, filterErrorWords, panelWords } from './panel.ts';
import { moreWords, preferenceWords } from './preferences.ts';
import { notFoundWords, noticeWords, problemWords, scopeNoteWords } from './problems.ts';
import { requestWords } from './request.ts';
import { savedWords } from './saved.ts';
import { stateWords } from './state.ts';
import { leftOutWords, unreadWords } from './unread.ts';
import { zeroWords } from './zero.ts';

/** The Chinese words of all parts that are not on the first screen. */
export function laterWords(formats: Formats): LaterWords {
  return {
    box: boxWords(formats),
    candidates: candidateWords(formats),
    checks: checksWords(formats),
    compare: compareWords(formats),
    days: dayWords(formats),
    detail: detailWords(formats),
    export: exportWords(formats),
    facets: facetWords(formats),
    filterErrors: filterErrorWords(),
    images: imageWords(formats),
    keys: keyWords(),
    leftOut: leftOutWords(formats),
    matrix: matrixWords(formats),
    more: moreWords(),
    notFound: notFoundWords(),
    notices: noticeWords(),
    panel: panelWords(),
    preferences: preferenceWords(),
    problem: problemWords(formats),
    request: requestWords(formats),
    saved: savedWords(formats),
    scopeNotes: scopeNoteWords(),
    state: stateWords(formats),
    unread: unreadWords(formats),
    zero: zeroWords(formats),
  };
}
