"""What a source is opened with: handed over inside a task, never stored, printed or passed between tasks."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import SecretStr


@dataclass(frozen=True)
class Credentials:
    """A login and a secret; `options` are not secret: `header` names another header than Authorization,
    `endpoint_url` another endpoint of an object store.
    """

    login: str | None
    secret: SecretStr
    options: Mapping[str, Any] = field(default_factory=dict)

    def header(self) -> dict[str, str]:
        """The request header that opens a host: Basic with a login, Bearer without, or the secret in its own header."""
        secret = self.secret.get_secret_value()
        if name := self.options.get("header"):
            return {str(name): secret}
        if self.login:
            pair = base64.b64encode(f"{self.login}:{secret}".encode()).decode("ascii")
            return {"Authorization": f"Basic {pair}"}
        return {"Authorization": f"Bearer {secret}"}

    def store_options(self) -> dict[str, Any]:
        """The same for s3fs: login is the key."""
        endpoint = self.options.get("endpoint_url")
        given = {"key": self.login, "secret": self.secret.get_secret_value()}
        return given | ({"client_kwargs": {"endpoint_url": endpoint}} if endpoint else {})
