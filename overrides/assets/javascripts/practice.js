// The page on which readers practise: a choice, a round of cards, and what the browser remembers of them.
import { serveChoice } from './practice/choice.js';
import { serveKept } from './practice/kept.js';

serveChoice();
serveKept();
