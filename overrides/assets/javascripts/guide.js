// What a page does beyond HTML. Without this script answers open by their own control, and links work.
import { openTarget, watchLinks } from './answers.js';
import { markHit } from './highlight.js';
import { followReader } from './language.js';
import { offerCopy } from './copy-link.js';
import { filterGlossary } from './glossary.js';
import { explainTerms } from './terms.js';
import { setUpSearch } from './search.js';
import { filterQuestions, watchQuestionKeys } from './overview.js';
import { offerQuestions, rememberQuestion } from './home.js';
import { openToKeyboard, watchScrollers } from './keyboard.js';
import { offerSchemes } from './scheme.js';
import { awaitReader } from './theme.js';

watchLinks();
followReader();
filterGlossary();
explainTerms();
setUpSearch();
filterQuestions();
watchQuestionKeys();
rememberQuestion();
offerQuestions();
openToKeyboard();
offerSchemes();
awaitReader(watchScrollers);
openTarget();
markHit();
// In a frame of its own, because it changes every question.
requestAnimationFrame(() => setTimeout(offerCopy));
