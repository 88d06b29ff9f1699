"""The secrets of connections open a source and the store of turns, and stand in nothing that a run leaves behind."""

import base64
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from redis import Redis

from dags.driver.environment import airflow_environment
from tests.loopback.press import Story, rss
from tests.loopback.redis import needs_redis, serve_redis
from tests.loopback.server import Answer, Asked, Site, serve
from warehouse.contract.landing import Landing
from warehouse.contract.settings import PROJECT, Settings

SECRET = "correct-horse-battery-staple"
PAIR = base64.b64encode(f"desk:{SECRET}".encode()).decode()

RUN = """
import os, sys
from pathlib import Path
from dags.driver.metadata import prepare_metadata
prepare_metadata(Path(os.environ["AIRFLOW_HOME"]))
import extractors.pulling as pulling
from dags.pull import make_pull
from extractors.sources.register import find_source
source = find_source("sec_press_releases").model_copy(update={
    "location": sys.argv[1] + "/feed", "connection_id": "press", "private_hosts": ("127.0.0.1", "localhost"),
    "requests_per_second": 1000.0})
pulling.find_source = lambda source_id: source
dag = make_pull(source)
for conf in ({}, {"documents": sys.argv[1] + "/broken"}, {"documents": "http://elsewhere.invalid/feed"}):
    print("state", dag.test(run_conf=conf).state)
"""


def site_with_a_lock(seen: list[str]) -> Site:
    """A feed for those who have the key; its page and another host are open to all, and note what they are sent."""

    def feed(asked: Asked) -> Answer:
        if asked.headers.get("authorization") != f"Basic {PAIR}":
            return Answer(status=401)
        return Answer(rss(f"{site.url}".replace("127.0.0.1", "localhost"), [Story(1)]), content_type="application/xml")

    def page(asked: Asked) -> Answer:
        seen.append(asked.headers.get("authorization", ""))
        return Answer(Story(1).page())

    site = Site(routes={"/feed": feed, "/stories/1": page, "/broken": Answer(status=500)})
    return site


def traces(home: Path) -> Iterator[bytes]:
    """The bytes of all files below a home, and those of landed rows, which Parquet packs."""
    for path in home.rglob("*"):
        if path.is_file():
            yield path.read_bytes()
    for table in Landing(str(home / "landing")).read_all("documents"):
        for row in table.to_pylist():
            yield repr(row).encode()


def run_pulls(home: Path, site: Site, **variables: str) -> "subprocess.CompletedProcess[bytes]":
    """Three runs of the source's DAG, with these variables besides."""
    connection = {"conn_type": "http", "login": "desk", "password": SECRET}
    return subprocess.run(
        [sys.executable, "-c", RUN, site.url],
        env={
            **os.environ,
            **airflow_environment(Settings(home=home)),
            "AIRFLOW_CONN_PRESS": json.dumps(connection),
            **variables,
        },
        cwd=PROJECT,
        check=False,
        capture_output=True,
    )


def test_a_secret_opens_its_host_alone_and_is_left_nowhere(tmp_path: Path) -> None:
    seen: list[str] = []
    with serve(site_with_a_lock(seen)) as site:
        ended = run_pulls(tmp_path, site)
    told = ended.stdout + ended.stderr
    assert ended.stdout.count(b"state success") == 2, told.decode()[-3000:]
    assert b"must be https" in told  # the third run: no secret goes over an open line
    landed = [row for table in Landing(str(tmp_path / "landing")).read_all("documents") for row in table.to_pylist()]
    assert Story(1).page() in [row["content"] for row in landed]  # so the feed was opened
    assert seen == [""]
    for trace in (told, *traces(tmp_path)):
        assert SECRET.encode() not in trace
        assert PAIR.encode() not in trace
    assert any(b"xcom" in trace for trace in traces(tmp_path))  # Airflow's own database was among them


@needs_redis
def test_the_store_of_turns_is_opened_by_its_connection(tmp_path: Path) -> None:
    secret = "battery/staple@horse"
    (tmp_path / "redis").mkdir()
    with serve(site_with_a_lock([])) as site, serve_redis(tmp_path / "redis", password=secret) as port:
        connection = {"conn_type": "redis", "host": "127.0.0.1", "port": port, "password": secret}
        variables = {"MARKET_EVENTS_RATE_STORE": "turns", "AIRFLOW_CONN_TURNS": json.dumps(connection)}
        ended = run_pulls(tmp_path / "home", site, **variables)
        with Redis(port=port, password=secret) as store:
            turns = store.info("commandstats").get("cmdstat_evalsha", {}).get("calls", 0)
    told = ended.stdout + ended.stderr
    assert ended.stdout.count(b"state success") == 2, told.decode()[-3000:]
    assert turns >= 3  # robots.txt, the feed and its page at least
    for trace in (told, *traces(tmp_path / "home")):
        assert secret.encode() not in trace
        assert quote(secret, safe="").encode() not in trace
