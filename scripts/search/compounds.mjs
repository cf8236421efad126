// Words that are made of words: Modellüberwachung, datadrift.

const SHORTEST_PART = 4;
const LINK = /(?:es|en|er|s|n|e)$/; // what German puts between the parts: Qualität-s-sicherung

/**
 * Split a folded word into two words that are known, the last as long as possible.
 * @param {string} word
 * @param {(part: string) => boolean} isKnown
 * @param {number} shortest the least number of letters of a part
 * @returns {[string, string] | null} the parts, as they are in the word
 */
export function splitCompound(word, isKnown, shortest = SHORTEST_PART) {
  for (let at = shortest; at <= word.length - shortest; at++) {
    const [head, tail] = [word.slice(0, at), word.slice(at)];
    if (!isKnown(tail)) continue;
    if (isKnown(head)) return [head, tail];
    const bare = head.replace(LINK, '');
    if (bare.length >= shortest && isKnown(bare)) return [head, tail];
  }
  return null;
}
