// The code for what is remembered of a reader: a module of its own, which is loaded when it is used.

import { lazy } from './lazy.js';

let load;

/**
 * Say where the module is.
 * @param {URL} address
 */
export function locateMemory(address) {
  load = lazy(address);
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
export function loadMemory() {
  return load();
}
