// What a page does beyond HTML. Without this script answers open by their own control, and links work.

import { watchAnswers } from './features/answers.js';
import { offerCopy } from './features/copy-link.js';
import { filterGlossary } from './features/glossary.js';
import { markHit } from './features/highlight.js';
import { offerQuestions, rememberQuestion } from './features/home.js';
import { followReader } from './features/language.js';
import { filterQuestions, leadToAnswers, showContents, watchQuestionKeys } from './features/overview.js';
import { watchScrollers } from './features/scrollers.js';
import { explainTerms } from './features/terms.js';
import { shareParameters } from './lib/address.js';
import { offerSingleKeys, openMenuToKeyboard, openSearchToKeyboard, unmarkCodeButtons } from './theme/keyboard.js';
import { awaitReader, onTheme } from './theme/loading.js';
import { rememberClosed } from './theme/printing.js';
import { offerSchemes } from './theme/scheme.js';

const FEATURES = [
  shareParameters,
  followReader,
  filterGlossary,
  filterQuestions,
  showContents,
  leadToAnswers,
  watchAnswers, // behind the filters, which change how high the page is
  markHit,
  explainTerms,
  openMenuToKeyboard,
  openSearchToKeyboard,
  offerSingleKeys,
  watchQuestionKeys,
  rememberQuestion,
  offerQuestions,
  offerSchemes,
  rememberClosed,
  () => onTheme(unmarkCodeButtons),
  () => onTheme(watchScrollers),
  () => awaitReader(new URL('search.js', import.meta.url)),
];

/** Start a feature; if it fails, the console reports it and all others keep working. */
function start(feature) {
  try {
    feature();
  } catch (error) {
    reportError(error);
  }
}

FEATURES.forEach(start);
// In a frame of its own, because it changes every question.
requestAnimationFrame(() => setTimeout(start, 0, offerCopy));
