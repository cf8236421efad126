// What a page does beyond HTML. Without this script answers open by their own control, and links work.
import { shareParameters } from './address.js';
import { watchAnswers } from './answers.js';
import { markHit } from './highlight.js';
import { followReader } from './language.js';
import { offerCopy } from './copy-link.js';
import { filterGlossary } from './glossary.js';
import { explainTerms } from './terms.js';
import { filterQuestions, watchQuestionKeys } from './overview.js';
import { offerQuestions, rememberQuestion } from './home.js';
import { markPage, openMenuToKeyboard, openSearchToKeyboard, offerSingleKeys, watchScrollers } from './keyboard.js';
import { offerSchemes } from './scheme.js';
import { awaitReader, onTheme } from './theme.js';

const FEATURES = [
  shareParameters,
  followReader,
  filterGlossary,
  filterQuestions,
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
  markPage,
  () => onTheme(watchScrollers),
  awaitReader,
];

/** Start a feature; if it fails, it is told in the console, and all others work. */
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
