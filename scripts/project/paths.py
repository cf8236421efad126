"""Where things are in the project: those that several stages share."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The clone that this code is part of, whichever virtual environment runs it."""
CACHE = ROOT / ".cache"
SITE = ROOT / "site"

FONTS = {
    "text": ROOT / "node_modules/source-sans/TTF/SourceSans3-Regular.ttf",
    "code": ROOT / "node_modules/source-code-pro/TTF/SourceCodePro-Regular.ttf",
}
"""What sets the PDFs and the social images; each file's folder has the other weights."""
