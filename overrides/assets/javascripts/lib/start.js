// The features of a page, of which none needs another.

/**
 * Start features one after the other; if one fails, the console reports it, and all others keep working.
 * @param {(() => void)[]} features
 */
export function start(features) {
  for (const feature of features) {
    try {
      feature();
    } catch (error) {
      reportError(error);
    }
  }
}
