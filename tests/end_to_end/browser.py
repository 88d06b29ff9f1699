"""Opens one HTML file in a real browser without a window, acts on it, and gives back what was seen."""

import json
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
_WATCH = """<script>
window.saidErrors = [];
window.addEventListener('error', event => window.saidErrors.push(String(event.message)));
console.error = (...words) => window.saidErrors.push(words.join(' '));
</script>"""
_ACT = """<script>
window.addEventListener('load', () => setTimeout(async () => {
  const later = () => new Promise(done => setTimeout(done, 1000));
  const found = await (async () => { %s })();
  const note = document.createElement('pre');
  note.id = 'found';
  note.textContent = JSON.stringify({...found, errors: window.saidErrors});
  document.body.append(note);
}, 1000));
</script>"""


def act_in_browser(page: Path, script: str, *, folder: Path) -> dict[str, Any]:
    """What an asynchronous script returns on a page opened as a file, with `errors`: uncaught ones and console.error.

    The clock of the page is virtual: it runs on as soon as there is nothing to do.
    """
    assert CHROMIUM
    text = page.read_text(encoding="utf-8").replace("<head>", f"<head>{_WATCH}", 1)
    copy = folder / "page.html"
    copy.write_text(text + _ACT % script, encoding="utf-8")
    ended = subprocess.run(
        [
            CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}",
            "--virtual-time-budget=20000", "--dump-dom", copy.as_uri(),
        ],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )  # fmt: skip
    found = re.search(r'<pre id="found">(.*?)</pre>', ended.stdout, re.DOTALL)
    assert found, ended.stdout[-2000:] + ended.stderr[-2000:]
    content: dict[str, Any] = json.loads(unescape(found[1]))
    return content
