// What makes any assistant an interviewer: its brief, and the questions that it is to ask. The reader pastes it where they
// like; the guide sends nothing anywhere.

/**
 * Let a button copy the brief with questions, and say whether it has.
 * @param {HTMLButtonElement | null} button its dataset has the address of the language's home page, and the two messages
 * @param {() => string[]} choose gives the ids of the questions
 */
export function offerInterviewer(button, choose) {
  if (!button) return;
  const { home, copied, failed } = button.dataset;
  const status = document.createElement('p');
  status.className = 'interviewer-status';
  status.setAttribute('role', 'status');
  button.after(status);
  button.hidden = false;
  button.addEventListener('click', async () => {
    status.textContent = '';
    try {
      await write(brief(new URL(home, location), choose()));
      status.textContent = copied;
    } catch {
      status.textContent = failed;
    }
  });
}

/**
 * Return the brief and the questions, one after the other.
 * @param {URL} home
 * @param {string[]} ids
 */
async function brief(home, ids) {
  const texts = ['interviewer.md', ...ids.map((id) => `q/${id}.md`)].map(async (name) => {
    const response = await fetch(new URL(name, home));
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return response.text();
  });
  return (await Promise.all(texts)).join('\n\n');
}

/**
 * Write into the clipboard what is still loading: Safari allows it at the click only.
 * @param {Promise<string>} text
 */
async function write(text) {
  if (!globalThis.ClipboardItem) return navigator.clipboard.writeText(await text);
  const blob = text.then((found) => new Blob([found], { type: 'text/plain' }));
  return navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
}
