// From text to words, and from words to stems: the same for documents and queries.
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as german } from '@orama/stemmers/german';
import { fold } from '../../overrides/assets/javascripts/fold.js';

export { fold };

const GERMAN = `aber alle als also am an auch auf aus bei beim bin bis da dabei damit dann das dass dem den der des die dies
  diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines er es etwas fur gab gibt hat habe
  haben hatte hier ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in ins ist ja je jede jedem jeden jeder jedes
  kann kein keine keinen konnen konnte lassen lasst man mehr mein meine meinem meinen meiner mich mir mit muss mussen nach
  nicht nichts noch nur ob oder ohne schon sehr sein seine sich sie sind so soll sollte sollten sowie uber um und uns unter
  viel viele vom von vor wann war waren warum was weil welche welchem welchen welcher welches wem wen wenn wer werde
  werden wie wieso wird wir wo wofur womit worin worauf wurde wurden zu zum zur zwischen`;
const ENGLISH = `a about after all also am an and any are as at be been because between but by can could did do does for from
  get gets got had has have he her his how i if in into is it its just let me more my no not of on or our should so some
  such than that the their them then there these they this those to us very was we were what when where which while who
  why will with would you your`;

/** Words too common to find anything by, of both languages: a query may be in the other one. */
const STOP_WORDS = new Set(`${GERMAN} ${ENGLISH}`.split(/\s+/));

/** Return the words of a text, folded, in order. */
export function split(text) {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Tell whether a folded word says nothing about what is sought. */
export function isCommon(word) {
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
    found = /\d/.test(word) || word.length < 4 ? word : english(german(british(word)).replace(/(?<=...)l[iy]$|(?<=ier)t$/, ''));
    if (stems.size > 50_000) stems.clear();
    stems.set(word, found);
  }
  return found;
}

/** Spell American as British: quantization, labeling, catalog, behavior. */
function british(word) {
  return word
    .replace(/([iy])z(?=[aeio])/g, '$1s')
    .replace(/ll(?=ing$|ed$|er$)/, 'l')
    .replace(/ogue(?=s?$)/, 'og')
    .replace(/our(?=s?$|al$|able$)/, 'or');
}

/** The pairs and triples of neighbours, each as one word: [ci, cd] → cicd. */
export function joined(words) {
  const found = [];
  for (let length = 2; length <= 3; length++) {
    for (let start = 0; start + length <= words.length; start++) {
      found.push({ word: words.slice(start, start + length).join(''), start, length });
    }
  }
  return found;
}
