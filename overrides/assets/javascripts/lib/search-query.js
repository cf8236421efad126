// What a reader types into the search box: words and filters (level:mid section:cloud). Shared by page and worker.

const FILTER = /(?:^|\s)(level|niveau|section|abschnitt):(\S*)/gi;
const FIELDS = { level: 'level', niveau: 'level', section: 'section', abschnitt: 'section' };

/**
 * @param {string} query
 * @returns {{words: string, filters: {level?: string, section?: string}}}
 */
export function parse(query) {
  const filters = {};
  const words = query.replace(FILTER, (_, name, value) => {
    if (value) filters[FIELDS[name.toLowerCase()]] = value.toLowerCase();
    return ' ';
  });
  return { words: words.trim().replace(/\s+/g, ' '), filters };
}

/**
 * Write a query.
 * @param {string} words
 * @param {Record<string, string>} filters values by name; empty ones are left out
 */
export function write(words, filters) {
  return [
    words,
    ...Object.entries(filters)
      .filter(([, value]) => value)
      .map((filter) => filter.join(':')),
  ]
    .join(' ')
    .trim();
}
