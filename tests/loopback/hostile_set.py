"""What hostile hosts offer, pulled and read as text by a process of its own; none of it may come through."""

import json
import random
import resource
import subprocess
import sys
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests.extractors.sources.pulls import Puller
from tests.extractors.text.test_pdf import HOSTILE as HOSTILE_PDFS
from tests.loopback import hostile
from tests.loopback.archives import Capture, archive
from tests.loopback.server import Answer, Site, serve
from warehouse.contract.settings import PROJECT

BOMB = 1024  # mebibytes that a few hundred kilobytes decompress to
MAX_BYTES = 10 * 1024 * 1024  # the setting's own value
LETTERS = [b"%c" % letter for letter in b"abcdefghijkl"]
LAUGHS = b"<!DOCTYPE r [<!ENTITY a 'ha'>" + b"".join(
    b"<!ENTITY %s '%s'>" % (later, b"&%s;" % earlier * 10) for earlier, later in pairwise(LETTERS)
)
ELSEWHERE = b"<!DOCTYPE r [<!ENTITY l SYSTEM 'file:///etc/passwd'>"
STORY = "Anvil Works has named Jane Roe its chief executive. She follows John Doe, who retires in May. "
RUSSIAN = "Совет директоров назначил нового генерального директора компании, который приступит к работе в мае. " * 9


@dataclass(frozen=True)
class HostileRun:
    """The codes that each case was refused with; `accepted` are the cases of which some text came through."""

    refused: dict[str, list[str]]
    accepted: list[str]
    peak_mib: float  # of the process that pulls and the one that reads; readers of PDFs are limited to less


def pages(base: str) -> dict[str, Answer]:
    """What is offered in place of a page, by name."""
    noise = random.Random(5).randbytes(20_000)
    return {
        "gzip_bomb": hostile.gzip_bomb(BOMB),
        "deflate_bomb": hostile.deflate_bomb(BOMB),
        "nested_bomb": hostile.nested_bomb(BOMB),
        "unasked_coding": Answer(noise, headers={"Content-Encoding": "br"}),
        "endless_body": hostile.endless_body(),
        "endless_header": hostile.endless_header(),
        "dripping_header": hostile.drip(0.05),
        "silence": hostile.silence(3),
        "nonsense": hostile.nonsense(),
        "private_redirect": _redirect("http://169.254.169.254/latest/meta-data/"),
        "loopback_redirect": _redirect(base.replace("127.0.0.1", "localhost") + "/secret"),
        "mapped_redirect": _redirect(base.replace("127.0.0.1", "[::ffff:127.0.0.1]") + "/secret"),
        "file_redirect": _redirect("file:///etc/passwd"),
        "circle": _redirect("/pages/circle"),
        "path_tricks": _redirect("/../../..//etc/passwd%00.html"),
        "binary_as_page": Answer(noise),
        "broken_utf16": Answer(b"\xff\xfe" + STORY.encode("utf-16-le") + b"\x00\xd8"),
        "no_such_charset": Answer(b"<meta charset=rot13>" + noise, content_type="text/html; charset=rot13"),
        "wrong_charset": Answer(RUSSIAN.encode("koi8-r"), content_type="text/html; charset=us-ascii"),
        "other_language": Answer(f"<p>{RUSSIAN}</p>".encode()),
        "deep_markup": Answer(b"<div>" * 300_000 + b"</div>" * 300_000),
        "deep_data": Answer(b'<script type="application/ld+json">' + b'{"a":[' * 200_000 + b"</script>"),
        **{f"pdf_{name}": Answer(pdf, content_type="application/pdf") for name, pdf in HOSTILE_PDFS.items()},
    }


def lists() -> dict[str, tuple[str, Answer]]:
    """What is offered in place of a feed or sitemap: the kind of source, and the answer."""
    feed = b"<?xml version='1.0'?>%s<rss version='2.0'><channel><item><title>%s</title></item></channel></rss>"
    sitemap = b"<?xml version='1.0'?>%s<urlset><url><loc>%s</loc></url></urlset>"
    items = b"<item><guid>%d</guid></item>"
    return {
        "feed_laughs": ("feed", Answer(feed % (LAUGHS + b"]>", b"&l;"))),
        "feed_elsewhere": ("feed", Answer(feed % (ELSEWHERE + b"]>", b"&l;"))),
        "feed_nested": ("feed", Answer(feed % (b"", b"<a>" * 500_000))),
        "feed_bomb": ("feed", hostile.gzip_bomb(BOMB)),
        "feed_of_many": ("feed", Answer(feed % (b"", b"</title></item>" + b"".join(items % n for n in range(60_000))))),
        "feed_endless": ("feed", hostile.endless_body()),
        "sitemap_laughs": ("sitemap", Answer(sitemap % (LAUGHS + b"]>", b"&l;"))),
        "sitemap_elsewhere": ("sitemap", Answer(sitemap % (ELSEWHERE + b"]>", b"&l;"))),
        "sitemap_nested": ("sitemap", Answer(sitemap % (b"", b"<a>" * 500_000))),
        "sitemap_bomb": ("sitemap", Answer(hostile.gzip_bomb(BOMB).body, content_type="application/gzip")),
        "section_deep": ("section", Answer(b"<div>" * 300_000 + b"<a href='/x-y-z'>Four words of headline</a>")),
    }


MEMBERS = {
    "member_above": "../../../../etc/passwd",
    "member_absolute": "/etc/passwd",
    "member_of_a_file": "file:///etc/passwd",
    "member_of_a_share": "\\\\host\\share\\page.html",
    "member_without_a_name": "",
    "member_with_a_password": "https://desk:secret@news.example/story",
}


def _archives(folder: Path) -> list[list[str]]:
    """Archives whose members are called by paths, and a folder with a link to an archive outside; as cases."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, url in MEMBERS.items():
        (folder / f"{name}.warc.gz").write_bytes(archive(Capture(url, text=STORY * 9)))
    inside = folder / "inside"
    inside.mkdir(exist_ok=True)
    (folder / "outside.warc.gz").write_bytes(archive(Capture("https://news.example/out", text=STORY * 9)))
    (inside / "member_above.warc.gz").write_bytes((folder / "member_above.warc.gz").read_bytes())
    (inside / "out.warc.gz").symlink_to(folder / "outside.warc.gz")
    cases = [[name, "warc", str(folder / f"{name}.warc.gz")] for name in MEMBERS]
    return [*cases, ["member_by_a_link", "warc", str(inside)]]


def run_hostile_set(home: Path) -> HostileRun:
    """Pull and read all of it; the reading process and its landing zones are below `home`."""
    with serve(Site()) as site:
        offered = pages(site.url)
        site.routes |= {f"/pages/{name}": answer for name, answer in offered.items()}
        site.routes |= {f"/lists/{name}": answer for name, (_, answer) in lists().items()}
        site.routes["/secret"] = Answer(f"<p>{STORY * 9}</p>".encode())
        cases = [[name, "urls", f"{site.url}/pages/{name}"] for name in offered]
        cases += [[name, kind, f"{site.url}/lists/{name}"] for name, (kind, _) in lists().items()]
        cases += [["loopback_name", "urls", site.url.replace("127.0.0.1", "localhost") + "/secret"]]
        cases += [["decimal_address", "urls", site.url.replace("127.0.0.1", "2130706433") + "/secret"]]
        cases += _archives(home / "archives")
        pulled = _run("pull", home, cases)
    read = _run("read", home, cases)
    codes: dict[str, list[str | None]] = read["codes"]
    return HostileRun(
        refused={name: list(filter(None, found)) for name, found in codes.items() if found and None not in found},
        accepted=sorted(name for name, found in codes.items() if not found or None in found),
        peak_mib=max(pulled["peak_kib"], read["peak_kib"]) / 1024,
    )


def _run(step: str, home: Path, cases: list[list[str]]) -> dict[str, Any]:
    """A step of all cases in a process of its own, as tasks of a DAG run are; what it prints."""
    command = [sys.executable, "-m", "tests.loopback.hostile_set", step, str(home)]
    ended = subprocess.run(
        command, input=json.dumps(cases), cwd=PROJECT, check=True, capture_output=True, text=True, timeout=600
    )
    told: dict[str, Any] = json.loads(ended.stdout.splitlines()[-1])
    return told


def _redirect(location: str) -> Answer:
    return Answer(status=302, headers={"Location": location})


def _pull(puller: Puller) -> list[str | None]:
    puller.pull()
    return []


def _read(puller: Puller) -> list[str | None]:
    """The codes of the documents that landed, null where there is a text."""
    from extractors.text import make_texts

    tables = map(make_texts, puller.landing.read_all("documents"))
    return [code for table in tables for code in table.column("rejection_code").to_pylist()]


def _main(step: str, home: Path) -> None:
    """The cases come from stdin; the codes of each, and the peak of memory, go to stdout."""
    codes: dict[str, list[str | None]] = {}
    for name, kind, location in json.load(sys.stdin):
        puller = Puller(home / name, kind, location, max_bytes=MAX_BYTES)
        puller = replace(puller, manners=replace(puller.manners, attempts=1, circuit_failures=1000))
        codes[name] = {"pull": _pull, "read": _read}[step](puller)
    print(json.dumps({"codes": codes, "peak_kib": _peak_kib()}))


def _peak_kib() -> int:
    """The most memory that this program held; getrusage would count what its parent held when it forked."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text(encoding="ascii").splitlines()
        return int(next(line for line in lines if line.startswith("VmHWM")).split()[1])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    _main(sys.argv[1], Path(sys.argv[2]))
