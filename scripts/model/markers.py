"""What stands alone in a paragraph of two pages, and becomes what the build makes of the data."""

from scripts.model.glossary import MARKER as TERMS
from scripts.model.glossary import PAGE as GLOSSARY

INDEX = "questions.md"
"""The page of all questions."""
QUESTIONS = "[QUESTIONS]"
"""Where they stand on it."""
MARKERS = {GLOSSARY: TERMS, INDEX: QUESTIONS}
"""The marker that a page must have, once, by the page's name."""
