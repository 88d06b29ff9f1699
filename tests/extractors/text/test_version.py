"""The version of texts."""

import re
import subprocess
import sys

from extractors.text import text_version


def test_it_is_short_and_the_same_in_another_process() -> None:
    command = [sys.executable, "-c", "from extractors.text import text_version; print(text_version())"]
    other = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    assert re.fullmatch(r"[0-9a-f]{12}", other)
    assert text_version() == other


def test_asking_for_it_loads_no_reader() -> None:
    code = "import sys; from extractors.text import text_version; text_version(); print('trafilatura' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"
