"""Asks the public API of an Airflow on loopback, as the user whose password it has written down."""

import json
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import Any


class AirflowApi:
    """The API at a port; `passwords` is the file of Airflow's simple auth manager."""

    def __init__(self, port: int, passwords: Path) -> None:
        self._root, self._passwords = f"http://127.0.0.1:{port}", passwords
        self._held_token = ""

    def ask(self, path: str, content: Mapping[str, Any] | None = None, *, method: str = "GET") -> Any:
        """What it answers, parsed; raises OSError where it does not."""
        return self._answer(path, content, method, {"Authorization": f"Bearer {self._token()}"})

    def _token(self) -> str:
        if not self._held_token:
            (user, password), *_ = json.loads(self._passwords.read_text(encoding="utf-8")).items()
            told = self._answer("/auth/token", {"username": user, "password": password}, "POST", {})
            self._held_token = str(told["access_token"])
        return self._held_token

    def _answer(self, path: str, content: Mapping[str, Any] | None, method: str, headers: Mapping[str, str]) -> Any:
        request = urllib.request.Request(
            f"{self._root}{path}",
            data=json.dumps(content).encode() if content is not None else None,
            headers={"Content-Type": "application/json", **headers},
            method=method,
        )
        with urllib.request.urlopen(request, timeout=120) as answer:
            return json.load(answer)
