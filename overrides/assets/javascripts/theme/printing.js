// The theme opens every fold when the reader prints, and closes it afterwards. What is printed is what the reader has
// opened.

/** Mark what is closed before the theme opens it, for print.css; called before the theme's script runs. */
export function rememberClosed() {
  for (const event of ['beforeprint', 'afterprint']) {
    addEventListener(event, ({ type }) => {
      for (const fold of document.querySelectorAll('.question-answer, .question-depth'))
        fold.toggleAttribute('data-closed', type === 'beforeprint' && !fold.open);
    });
  }
}
