// The code for what is remembered of a reader: a module of its own, which is loaded when it is used.

let code; // its address
let failures = 0;

/**
 * Say where the module is.
 * @param {URL} address
 */
export function locateMemory(address) {
  code = address;
}

/** Return whether anything is remembered, as far as the browser says. */
export function isUsed() {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith('guide'));
  } catch {
    return false;
  }
}

/**
 * Return the module, or null if it cannot be loaded now.
 * @returns {Promise<typeof import('../memory.js') | null>}
 */
export async function loadMemory() {
  // Browsers remember of an address that it could not be loaded.
  const address = new URL(code);
  if (failures) address.search = failures;
  try {
    return await import(address.href);
  } catch {
    failures += 1;
    return null;
  }
}
