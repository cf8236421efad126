"""Months as readers see them."""

import datetime

from babel.dates import format_date


def month(text: str, locale: str) -> str:
    """Return a month such as 2026-11 in words of a language."""
    return format_date(datetime.date.fromisoformat(f"{text}-01"), "LLLL y", locale=locale)
