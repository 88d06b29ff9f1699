"""The folder source and the landing zone on an object store: a server on loopback that speaks as S3 does."""

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from moto.server import ThreadedMotoServer

from extractors.rejections import RejectionCode
from extractors.sources.found import FoundDocument, Limits
from extractors.sources.kinds.folder import read_documents
from extractors.sources.landing import PullReport, land_documents
from extractors.sources.objects import read_objects
from warehouse.contract.errors import PathError, SettingError
from warehouse.contract.landing import Landing

STORY = b"Harbour Foods has named Jane Roe its chief executive."
LIMITS = Limits(max_document_bytes=1000)


@pytest.fixture(scope="module")
def store() -> Iterator[Any]:
    """The file system of a bucket `quay`, and its endpoint in the environment."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ACCESS_KEY_ID", "key-of-tests")
        patch.setenv("AWS_SECRET_ACCESS_KEY", "secret-of-tests")
        patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        patch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        import fsspec

        filesystem = fsspec.filesystem("s3", skip_instance_cache=True)
        filesystem.mkdir("quay")
        yield filesystem
        fsspec.filesystem("s3").clear_instance_cache()
    server.stop()


@pytest.fixture
def bucket(store: Any) -> Iterator[Any]:
    yield store
    store.rm("quay/stories", recursive=True)
    store.invalidate_cache()


def read(location: str) -> dict[str, FoundDocument]:
    import fsspec

    fsspec.filesystem("s3").invalidate_cache()
    return {found.external_id: found for found in read_documents(location, limits=LIMITS)}


def test_a_bucket_is_read_as_a_folder_is(bucket: Any) -> None:
    lines = b"\n".join(json.dumps({"external_id": f"x{number}", "text": STORY.decode()}).encode() for number in (1, 2))
    for key, content in {
        "a.txt": STORY,
        "a.txt.meta.json": b'{"title": "Harbour"}',
        "deep/b.html": b"<p>" + STORY + b"</p>",
        "all.jsonl": lines,
        "large.txt": b"x" * 1001,
        "alone.meta.json": b"{}",
        "picture.png": b"\x89PNG",
        ".hidden/c.txt": STORY,
    }.items():
        bucket.pipe(f"quay/stories/{key}", content)
    found = read("s3://quay/stories")
    codes = {name: document.rejection.code if document.rejection else None for name, document in found.items()}
    assert codes == {
        "stories/a.txt": None,
        "x1": None,
        "x2": None,
        "stories/alone.meta.json": RejectionCode.BAD_SIDECAR,
        "stories/deep/b.html": None,
        "stories/large.txt": RejectionCode.OVERSIZED,
        "stories/picture.png": RejectionCode.UNSUPPORTED_TYPE,
    }
    assert (found["stories/a.txt"].given.title, found["stories/a.txt"].content) == ("Harbour", STORY)
    assert found["stories/a.txt"].origin == "s3://quay/stories/a.txt"


def test_one_object_is_named_after_its_folder(bucket: Any) -> None:
    bucket.pipe("quay/stories/a.txt", STORY)
    assert list(read("s3://quay/stories/a.txt")) == ["stories/a.txt"]


def test_a_bucket_lands_in_a_bucket_once(bucket: Any) -> None:
    bucket.pipe({f"quay/stories/{number}.txt": STORY + b" %d" % number for number in range(5)})
    landing = Landing("s3://quay/stories/landing")

    def pull() -> PullReport:
        return land_documents(
            (found for found in read("s3://quay/stories").values() if found.origin.endswith(".txt")),
            landing,
            source_id="folder",
            withdrawn=frozenset(),
            partition_documents=2,
            partition_bytes=1000,
        )

    assert pull() == PullReport(landed=5, already=0)
    assert pull() == PullReport(landed=0, already=5)
    assert sum(partition.rows for partition in landing.partitions("documents")) == 5


@pytest.mark.parametrize("location", ["s3://quay/nothing", "s3://no-such-bucket/x"])
def test_where_nothing_lies_is_told(store: Any, location: str) -> None:
    with pytest.raises(PathError, match="name a bucket and folder"):
        read(location)


@pytest.mark.parametrize("location", ["http://127.0.0.1/x", "ftp://h/x", "simplecache::s3://quay/x", "zip://a::s3://b"])
def test_no_other_protocol_is_a_store(location: str) -> None:
    with pytest.raises(SettingError, match="no such store"):
        read_documents(location, limits=LIMITS)


def test_a_key_that_leads_out_of_the_folder_is_refused() -> None:
    import fsspec

    memory = fsspec.filesystem("memory")
    memory.store["/inbox/a.txt"] = memory.open("/inbox/a.txt", "wb")
    memory.pipe("/inbox/a.txt", STORY)
    memory.store["/inbox/../../etc/b.txt"] = memory.store["/inbox/a.txt"]
    try:
        found = {document.external_id: document for document in read_objects("memory://inbox", limits=LIMITS)}
    finally:
        memory.store.clear()
    assert found["inbox/a.txt"].rejection is None
    (other,) = (document for name, document in found.items() if name != "inbox/a.txt")
    assert other.rejection is not None
    assert other.rejection.code is RejectionCode.OUTSIDE_ROOT
