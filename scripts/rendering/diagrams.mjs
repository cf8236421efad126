// Render Mermaid sources to SVG: a JSON list of {id, source} on standard input, a list of results on standard output.
// All diagrams of a build in one process, because starting Node costs more than drawing fifty of them.
import { text } from 'node:stream/consumers';
import { PeleError, render } from 'pele';

/** @type {{source: string, id: string}[]} */
const diagrams = JSON.parse(await text(process.stdin));
const results = diagrams.map(({ id, source }) => {
  try {
    // 336 px is the column of an answer on a phone 390 px wide.
    const { svg, width, height } = render(source, { idPrefix: `${id}-`, fontSize: 14, maxWidth: 336, links: false });
    return { svg: compact(asImage(svg)), width, height };
  } catch (error) {
    if (!(error instanceof PeleError)) throw error;
    return { error: error.message, line: error.line || 1 };
  }
});
process.stdout.write(JSON.stringify(results));

/**
 * Make the drawing one image to assistive technology: its description tells more than labels without their arrows do,
 * which Chromium would read out within an image, too.
 */
function asImage(svg) {
  return svg
    .replace(/(<svg[^>]*?) role="[^"]*" aria-roledescription="[^"]*"/, '$1 role="img"')
    .replace(/<\/desc>(.*)<\/svg>$/s, '</desc><g aria-hidden="true">$1</g></svg>');
}

/** Leave out what all drawings share, which is in diagrams.css (`.pele`), what nothing reads, and parts of pixels. */
function compact(svg) {
  return svg
    .replace(/(<svg[^>]*?) style="[^"]*"/, '$1')
    .replace(/ data-id="[^"]*"| class="pele-[^"]*"/g, '')
    .replace(/ (d|x|y|width|height|transform|points)="[^"]*"/g, (attribute) =>
      attribute.replace(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number)))),
    );
}
