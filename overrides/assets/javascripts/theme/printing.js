// The theme opens every fold when the reader prints, and closes it afterwards. What is read in depth is printed only if
// the reader has opened it.

/** Mark what is closed before the theme opens it, for print.css; called before the theme's script runs. */
export function keepDepthsClosed() {
  for (const event of ['beforeprint', 'afterprint']) {
    addEventListener(event, ({ type }) => {
      for (const depth of document.querySelectorAll('.question-depth'))
        depth.toggleAttribute('data-closed', type === 'beforeprint' && !depth.open);
    });
  }
}
