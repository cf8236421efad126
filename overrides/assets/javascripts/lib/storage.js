// What the browser remembers of a reader, if it allows that: storage may be forbidden or full.

/**
 * Return what is remembered, or null.
 * @param {string} key
 */
export function recall(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/**
 * Remember a value, or go without.
 * @param {string} key
 * @param {string} value
 */
export function store(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Then for this page only.
  }
}
