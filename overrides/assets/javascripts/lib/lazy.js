// A module that is loaded when it is used.

/**
 * Return what loads a module: it gives null if the module cannot be loaded now, and tries again when it is asked again.
 * @template T
 * @param {URL} address
 * @returns {() => Promise<T | null>}
 */
export function lazy(address) {
  let failures = 0;
  return async () => {
    // Browsers remember of an address that it could not be loaded.
    const current = new URL(address);
    if (failures) current.search = failures;
    try {
      return await import(current.href);
    } catch {
      failures += 1;
      return null;
    }
  };
}
