"""What a hostile host sends or points at is refused with a reason, within limits of time and memory."""

import pytest

from extractors.rejections import RejectionCode
from extractors.sources.web.addresses import is_public
from extractors.sources.web.failure import FetchFailed
from tests.extractors.sources.conftest import MakeClient
from tests.loopback import hostile
from tests.loopback.server import Answer, Site


def refused(make: MakeClient, url: str, **options: object) -> RejectionCode:
    with pytest.raises(FetchFailed) as caught:
        make(attempts=1, **options).get(url)
    assert caught.value.rejection.detail
    return caught.value.rejection.code


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1",
        "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:7f00:1:0:0:80ff:fffe", "nonsense",
    ],
)  # fmt: skip
def test_an_address_that_is_not_public_is_known(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:8.8.8.8"])
def test_a_public_address_is_known(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]"])
def test_no_spelling_of_loopback_is_connected_to(site: Site, make_client: MakeClient, host: str) -> None:
    port = site.url.rsplit(":", 1)[1]
    assert refused(make_client, f"http://{host}:{port}/", private_hosts=frozenset()) is RejectionCode.FORBIDDEN_ADDRESS
    assert site.requests == []


def test_a_name_that_leads_to_loopback_is_not_connected_to(site: Site, make_client: MakeClient) -> None:
    port = site.url.rsplit(":", 1)[1]
    for addresses in (["127.0.0.1"], ["93.184.215.14", "127.0.0.1"], ["::ffff:127.0.0.1"]):
        code = refused(
            make_client,
            f"http://news.example:{port}/",
            private_hosts=frozenset(),
            resolver=lambda host, port, found=addresses: found,
        )
        assert code is RejectionCode.FORBIDDEN_ADDRESS
    assert site.requests == []


def test_a_name_is_resolved_once_and_the_address_checked_is_the_one_connected_to(
    site: Site, make_client: MakeClient
) -> None:
    """A second answer of the name server, to another address, is never asked for."""
    asked: list[str] = []

    def resolver(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    site.routes |= {"/": Answer(b"<p>here</p>"), "/robots.txt": Answer(b"")}
    port = site.url.rsplit(":", 1)[1]
    assert make_client(resolver=resolver).get(f"http://news.example:{port}/").content == b"<p>here</p>"
    assert asked == ["news.example"]  # for robots.txt; the page came over the same connection
    assert site.requests[-1].headers["host"] == f"news.example:{port}"


@pytest.mark.parametrize("inner", ["localhost", "127.0.0.2", "169.254.169.254", "[::1]", "0"])
def test_a_redirect_to_a_private_address_is_not_followed(site: Site, make_client: MakeClient, inner: str) -> None:
    port = site.url.rsplit(":", 1)[1]
    site.routes["/"] = Answer(status=302, headers={"Location": f"http://{inner}:{port}/latest/meta-data/"})
    assert refused(make_client, f"{site.url}/") is RejectionCode.FORBIDDEN_ADDRESS
    assert site.paths() == ["/"]


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "ftp://example.org/x", "gopher://example.org", "javascript:alert(1)", "//example.org/x",
        "http://", "http:///x", "http://user:secret@example.org/", "data:text/html,x", "", "http://[::1", "x" * 5000,
    ],
)  # fmt: skip
def test_only_urls_of_http_are_asked_for(make_client: MakeClient, url: str) -> None:
    assert refused(make_client, url) is RejectionCode.BAD_URL


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "ftp://127.0.0.1/x", "http://[::1", "http://a:b@127.0.0.1/"]
)
def test_a_redirect_to_another_scheme_is_not_followed(site: Site, make_client: MakeClient, location: str) -> None:
    site.routes["/"] = Answer(status=302, headers={"Location": location})
    assert refused(make_client, f"{site.url}/") is RejectionCode.BAD_URL


def test_redirects_in_a_circle_without_end_and_to_nowhere_end(site: Site, make_client: MakeClient) -> None:
    site.routes |= {
        "/circle": Answer(status=302, headers={"Location": "/circle"}),
        "/nowhere": Answer(status=302),
    }
    site.fallback = lambda asked: Answer(status=302, headers={"Location": asked.path + "x"})
    site.routes["/robots.txt"] = Answer(b"")
    for path in ("/circle", "/nowhere", "/on"):
        assert refused(make_client, site.url + path) is RejectionCode.REDIRECTS
    assert len(site.paths()) < 12


@pytest.mark.parametrize(
    "bomb",
    [hostile.gzip_bomb(200), hostile.deflate_bomb(200), hostile.endless_body(), Answer(b"a" * 2_000_000)],
    ids=["gzip", "deflate", "endless", "large"],
)
def test_a_body_over_the_limit_is_not_read_to_its_end(site: Site, make_client: MakeClient, bomb: Answer) -> None:
    site.routes["/"] = bomb
    assert refused(make_client, f"{site.url}/", max_bytes=1_000_000) is RejectionCode.OVERSIZED


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip, gzip", "rot13"])
def test_a_coding_that_was_not_asked_for_is_refused(site: Site, make_client: MakeClient, coding: str) -> None:
    site.routes["/"] = Answer(b"abc", headers={"Content-Encoding": coding})
    assert refused(make_client, f"{site.url}/") is RejectionCode.UNSUPPORTED_TYPE


@pytest.mark.parametrize(
    "answer",
    [
        Answer(b"plain", headers={"Content-Encoding": "gzip"}),
        Answer(b"\x1f\x8b\x08\0", headers={"Content-Encoding": "gzip"}),
    ],
    ids=["no gzip", "cut off"],
)
def test_a_broken_coding_is_refused(site: Site, make_client: MakeClient, answer: Answer) -> None:
    site.routes["/"] = answer
    assert refused(make_client, f"{site.url}/") is RejectionCode.CORRUPT


@pytest.mark.parametrize(
    "answer", [hostile.endless_header(), hostile.drip(0.05), hostile.silence(3), hostile.nonsense()],
    ids=["endless header", "drip", "silence", "nonsense"],
)  # fmt: skip
def test_a_host_cannot_keep_us_for_longer_than_the_deadline(
    site: Site, make_client: MakeClient, answer: Answer
) -> None:
    site.routes["/"] = answer
    assert refused(make_client, f"{site.url}/", total_timeout=0.5) is RejectionCode.UNREACHABLE
