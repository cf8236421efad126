"""From Markdown to the HTML that MARKUP.md promises: extensions of Python-Markdown."""
