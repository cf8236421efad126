// Small corpora for the tests of the search's parts.
import { buildIndex } from '../../scripts/search/documents.mjs';
import { Engine } from '../../scripts/search/engine.mjs';
import { unpack } from '../../scripts/search/index-format.mjs';
import { Lexicon } from '../../scripts/search/lexicon.mjs';

/** Return a question of which only the given fields have a text. */
export function question(fields) {
  return { title: '', otherTitle: '', gist: '', intent: '', body: '', tags: [], terms: [], other: [], ...fields };
}

/** Return an engine for questions, each given by its title or by its fields. */
export function engineOf(questions, synonyms = []) {
  return new Engine(index(questions, synonyms));
}

/** Return the lexicon of such questions. */
export function lexiconOf(questions, synonyms = []) {
  const packed = index(questions, synonyms);
  const { words, prominent } = unpack(packed);
  return new Lexicon(words, packed.synonyms, prominent);
}

function index(questions, synonyms) {
  return buildIndex(
    questions.map((fields) => question(typeof fields === 'string' ? { title: fields } : fields)),
    synonyms,
  );
}
