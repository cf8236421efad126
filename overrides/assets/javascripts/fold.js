// Words as search compares them. Shared by the page, the search's engine and the build of its index.

/** Return a text in lower case without accents: Überwachung → uberwachung, Maßstab → massstab. */
export function fold(text) {
  return text.toLowerCase().replaceAll('ß', 'ss').normalize('NFKD').replace(/\p{M}/gu, '');
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
  for (const match of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const word = fold(match[0]);
    if (beginnings.some((b) => (b.length > 4 ? word.includes(b) : b.length > 2 ? word.startsWith(b) : word === b))) {
      found.push({ start: match.index, end: match.index + match[0].length });
    }
  }
  return found;
}
