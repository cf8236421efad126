// What the page of a single question does beyond HTML: less than the guide's others, with the same features.

import { watchAnswers } from './features/answers.js';
import { awaitTerms } from './features/awaiting.js';
import { offerCopy } from './features/copy-link.js';
import { offerInterviewer } from './features/interviewer.js';
import { followReader } from './features/language.js';
import { useMemory } from './features/memory.js';
import { watchScrollers } from './features/scrollers.js';
import { locateMemory } from './lib/memory.js';
import { start } from './lib/start.js';

locateMemory(new URL('memory.js', import.meta.url));

start([
  followReader,
  watchAnswers,
  () => awaitTerms(new URL('terms.js', import.meta.url), false),
  watchScrollers,
  useMemory,
  offerCopy,
  () =>
    offerInterviewer(document.querySelector('.interviewer'), () => [
      document.querySelector('.question').dataset.question,
    ]),
]);
