// A browser's storage for the tests, and modules that have not been used.

/** A storage that may forbid reading, or writing. */
export class FakeStorage {
  /** @param {Record<string, string>} items */
  constructor(items = {}) {
    this.items = new Map(Object.entries(items));
    this.forbidden = false;
    this.full = false;
    this.writes = 0;
  }

  getItem(key) {
    if (this.forbidden) throw new DOMException('forbidden', 'SecurityError');
    return this.items.get(key) ?? null;
  }

  setItem(key, value) {
    if (this.forbidden) throw new DOMException('forbidden', 'SecurityError');
    if (this.full) throw new DOMException('full', 'QuotaExceededError');
    this.writes += 1;
    this.items.set(key, value);
  }

  removeItem(key) {
    if (this.forbidden) throw new DOMException('forbidden', 'SecurityError');
    this.items.delete(key);
  }
}

let tabs = 0;

/** Return state.js as a new tab loads it, and the storage that it uses from now on. */
export async function newTab(storage = new FakeStorage()) {
  globalThis.localStorage = storage;
  tabs += 1;
  return import(`../../overrides/assets/javascripts/lib/state.js?${tabs}`);
}
