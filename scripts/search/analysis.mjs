// From text to words, and from words to stems: the same for documents and queries.
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as german } from '@orama/stemmers/german';
import { fold, WORD } from '../../overrides/assets/javascripts/lib/fold.js';

export { fold, WORD };

const GERMAN = `aber alle als also am an ander andere anderem anderen anderer anderes anders auch auf aus bei beim bin bis da
  dabei damit dann darf das dass dem den denn der des die dies diese diesem diesen dieser dieses doch dort du durch durfen
  eigentlich ein eine einem einen einer eines er es etwa etwas fur gab ganz geht gehen genau gern gibt habe haben hat hatte
  hier ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in ins ist ja je jede jedem jeden jeder jedes jemand kann kein
  keine keinen komme kommen kommt konnen konnte lassen lasst mache machen macht mal man mehr mein meine meinem meinen meiner
  mich mir mit mochte muss mussen musste nach nicht nichts noch nun nur ob oder ohne schon sehr sein seine selbst sich sie
  sind so soll sollen sollte sollten sonst sowie tun tut uber um und uns unser unsere unter viel viele vom von vor wann war
  waren warum was weil welche welchem welchen welcher welches wem wen wenn wer werde werden wessen wie wieso will wir wird
  wirklich wo wofur wohl wollen womit woran worauf worin wozu wurde wurden zu zum zur zwar zwischen`;
const ENGLISH = `a about actually after all also always am an and any anyone are as at be been because being between both but by can
  could did do does doing done for from get gets getting give go goes going got had has have having he her here his how i if
  in into is it its just let like made make makes making may me might mine more most must my no not of on one or other our
  really shall should so some someone something such tell than that the their them then there these they this those to too
  us very want was we were what when where whether which while who why will with would you your`;

/** Words too common to find anything by, of both languages: a query may be in the other one. */
const STOP_WORDS = new Set(`${GERMAN} ${ENGLISH}`.split(/\s+/));

/** Return the words of a text, folded, in order. */
export function tokenize(text) {
  return fold(text).match(WORD) ?? [];
}

/** Return whether a folded word says nothing about what is sought. */
export function isStopWord(word) {
  return STOP_WORDS.has(word);
}

const stems = new Map();

/**
 * Return what a folded word has in common with its inflected forms. Each word passes through both stemmers, because
 * German texts are full of English terms, and queries come in either language.
 */
export function stem(word) {
  let found = stems.get(word);
  if (found === undefined) {
    found =
      /\d/.test(word) || word.length < 4
        ? word
        : english(german(verb(normalizeSpelling(word))).replace(/(?<=...)l[iy]$/, ''));
    if (stems.size > 50_000) stems.clear();
    stems.set(word, found);
  }
  return found;
}

/** Leave out the endings of German verbs in -ieren and of their nouns, which the stemmer treats differently: Skalierung, skaliert. */
function verb(word) {
  return word.replace(/(?<=..ier)(?:en|e|te?|te[mnrs]|ung|ungen|end|ende[mnrs]?)$/, '');
}

/** Leave out the e that was typed for the dots of an umlaut: Ueberwachung. */
export function restoreUmlaut(word) {
  return word.replace(/([aou])e/g, '$1');
}

/** Spell American as British or the reverse, whichever is the same for more words: quantization, labeling, catalog, practice. */
function normalizeSpelling(word) {
  return word
    .replace(/([iy])z(?=[aeio])/g, '$1s')
    .replace(/(?<=^(?:practi|licen|defen|offen))c(?=e|ing)/, 's')
    .replace(/^artifact/, 'artefact')
    .replace(/(?<=^(?:cent|theat|met|fib|lit))re(?=s?$)/, 'er')
    .replace(/ll(?=ing$|ed$|er$)/, 'l')
    .replace(/ogue(?=s?$)/, 'og')
    .replace(/our(?=s?$|al$|able$)/, 'or');
}

/** The pairs and triples of neighbours, each as one word: [ci, cd] → cicd. */
export function shingles(words) {
  const found = [];
  for (let length = 2; length <= 3; length++) {
    for (let start = 0; start + length <= words.length; start++) {
      found.push({ word: words.slice(start, start + length).join(''), start, length });
    }
  }
  return found;
}
