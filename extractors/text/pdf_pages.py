"""Run as a script: a PDF on stdin, the text of its pages on stdout as JSON, under limits of bytes and seconds.

Kept free of the project's imports, so that it starts fast and the limits hold nothing else. A failure is a JSON object
with the key `failed`.
"""

import io
import json
import logging
import resource
import sys
from typing import Any

MOST_PAGES, MOST_CHARACTERS = 2_000, 5_000_000
# What pypdf raises on damaged files besides its own errors, which are ValueErrors and others.
DAMAGE = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    NotImplementedError,
    RecursionError,
    OSError,
    ArithmeticError,
    AssertionError,
)


def read_pages(content: bytes) -> list[str]:
    """The text of each page, as far as MOST_PAGES and MOST_CHARACTERS allow; raises what pypdf raises."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise ValueError("it is encrypted")
    pages: list[str] = []
    left = MOST_CHARACTERS
    for number, page in enumerate(reader.pages):
        if number >= MOST_PAGES or left <= 0:
            break
        pages.append((page.extract_text() or "")[:left])
        left -= len(pages[-1])
    return pages


def main() -> None:
    """One PDF, read to its end or to the limits."""
    from pypdf.errors import PyPdfError

    memory_bytes, cpu_seconds = map(int, sys.argv[1:3])
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it warns of every oddity that it gets over
    answer: dict[str, Any]
    try:
        answer = {"pages": read_pages(sys.stdin.buffer.read())}
    except MemoryError:
        answer = {"failed": "it takes too much memory"}
    except (PyPdfError, *DAMAGE) as error:
        answer = {"failed": f"{type(error).__name__}: {' '.join(str(error).split())[:120]}"}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
