// How many typing errors lie between two words.

/** Return how many errors a word of this length may have: none below 4 letters. */
export function maxEdits(word) {
  return word.length < 4 ? 0 : word.length < 10 ? 1 : 2;
}

/**
 * Return the number of letters added, left out, changed or swapped with the next one (optimal string alignment) between
 * two words, or `limit + 1` if it is greater than the limit.
 * @param {string} a
 * @param {string} b
 * @param {number} limit
 */
export function editDistance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let [before, previous] = [[], Array.from({ length: b.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    [before, previous] = [previous, row];
  }
  return previous[b.length];
}

/** Return a key that words share which sound alike to German or English ears: Kannary, canary. */
export function phoneticKey(word) {
  return word
    .replace(/ph/g, 'f')
    .replace(/th|dt/g, 't')
    .replace(/sch|sh/g, 'x')
    .replace(/c(?=[eiy])|z/g, 's')
    .replace(/ck|c|q/g, 'k')
    .replace(/v|w/g, 'f')
    .replace(/[yj]/g, 'i')
    .replace(/(.)\1+/g, '$1');
}

/** Return the letters of a word as bits, so that most words that differ too much are passed over quickly. */
export function letterMask(word) {
  let bits = 0;
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) % 31);
  return bits;
}

/** Return the number of set bits. */
export function bitCount(bits) {
  let n = 0;
  for (let rest = bits; rest; rest &= rest - 1) n++;
  return n;
}
