// Words as search compares them. Shared by the page, the search's engine and the build of its index.

/** A word: letters and digits, or a letter with the marks that make it another word, such as C++ and C#. */
export const WORD = /\p{L}(?:\+\+|[+#](?![\p{L}\p{N}]))|[\p{L}\p{M}\p{N}]+/gu;

const MOST_KEPT = 500; // texts that are kept taken apart

/** Return a text in lower case without accents: Überwachung → uberwachung, Maßstab → massstab. */
export function fold(text) {
  return text.normalize('NFKD').toLowerCase().replaceAll('ß', 'ss').replace(/\p{M}/gu, '');
}

/**
 * Return the places of the words of a text that begin with one of the folded beginnings, or contain a long one, as
 * German compounds do.
 * @param {string} text
 * @param {string[]} beginnings
 * @returns {{start: number, end: number}[]}
 */
export function places(text, beginnings) {
  if (!beginnings.length) return [];
  const found = [];
  for (const { word, start, end } of wordsOf(text)) {
    if (beginnings.some((b) => (b.length > 4 ? word.includes(b) : b.length > 2 ? word.startsWith(b) : word === b))) {
      found.push({ start, end });
    }
  }
  return found;
}

const texts = new Map();

/** Return the folded words of a text with their places; each text is taken apart once. */
function wordsOf(text) {
  let words = texts.get(text);
  if (!words) {
    words = [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
      word: fold(word),
      start: index,
      end: index + word.length,
    }));
    if (texts.size >= MOST_KEPT) texts.clear();
    texts.set(text, words);
  }
  return words;
}
