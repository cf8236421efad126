"""Ask for addresses of the web."""

import http.client
import time
import urllib.error
import urllib.request
from dataclasses import dataclass

_AGENT = "Mozilla/5.0 (compatible; MLOps interview guide; link check)"
_MOST = 5_000_000


@dataclass(frozen=True)
class Answer:
    """What came back: the status, the address after all redirects, the type and the content, at most 5 MB of it.

    Without an answer the status is 0, and `reason` says why.
    """

    status: int
    url: str
    kind: str = ""
    content: bytes = b""
    reason: str = ""


def get(url: str, *, timeout: float = 30, attempts: int = 1, pause: float = 5) -> Answer:
    """Return the answer to a request; ask again, after a pause, while there is none or the server fails."""
    answer = _ask(url, timeout)
    for _ in range(attempts - 1):
        if 0 < answer.status < 500:
            break
        time.sleep(pause)
        answer = _ask(url, timeout)
    return answer


def _ask(url: str, timeout: float) -> Answer:
    try:
        request = urllib.request.Request(url, headers={"User-Agent": _AGENT, "Accept": "*/*"})
        with urllib.request.urlopen(request, timeout=timeout) as response:
            kind = response.headers.get_content_type()
            return Answer(response.status, response.url, kind, response.read(_MOST))
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, error.url, error.headers.get_content_type(), error.read(_MOST))
    except (OSError, ValueError, http.client.HTTPException) as error:
        # No such host, no connection, no answer in time, a broken certificate, or no HTTP.
        return Answer(0, url, reason=str(getattr(error, "reason", error)) or type(error).__name__)
