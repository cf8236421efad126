// What a page does beyond HTML. Without this script answers open by their own control, and links work.

import { watchAnswers } from './features/answers.js';
import { awaitHit, awaitTerms } from './features/awaiting.js';
import { offerCopy } from './features/copy-link.js';
import { filterGlossary } from './features/glossary.js';
import { offerQuestions } from './features/home.js';
import { followReader } from './features/language.js';
import { useMemory } from './features/memory.js';
import { filterQuestions, leadToAnswers, showContents, watchQuestionKeys } from './features/overview.js';
import { watchScrollers } from './features/scrollers.js';
import { shareParameters } from './lib/address.js';
import { locateMemory } from './lib/memory.js';
import { start } from './lib/start.js';
import { offerSingleKeys, openMenuToKeyboard, openSearchToKeyboard, unmarkCodeButtons } from './theme/keyboard.js';
import { awaitReader, onTheme } from './theme/loading.js';
import { rememberClosed } from './theme/printing.js';
import { offerSchemes } from './theme/scheme.js';

const FEATURES = [
  shareParameters,
  followReader,
  filterGlossary,
  () => filterQuestions(new URL('paths.js', import.meta.url)),
  showContents,
  leadToAnswers,
  watchAnswers, // behind the filters, which change how high the page is
  () => awaitHit(new URL('hit.js', import.meta.url)),
  () => awaitTerms(new URL('terms.js', import.meta.url)),
  openMenuToKeyboard,
  openSearchToKeyboard,
  offerSingleKeys,
  watchQuestionKeys,
  offerQuestions,
  offerSchemes,
  rememberClosed,
  () => onTheme(unmarkCodeButtons),
  () => onTheme(watchScrollers),
  useMemory,
  () => awaitReader(new URL('search.js', import.meta.url)),
];

locateMemory(new URL('memory.js', import.meta.url));

start(FEATURES);
// In a frame of its own, because it changes every question.
requestAnimationFrame(() => setTimeout(start, 0, [offerCopy]));
