"""What a reader of the network is sent out with: its source's row, the client, and what was brought before."""

from dataclasses import dataclass, field
from pathlib import Path

from pydantic import SecretStr

from extractors.sources.credentials import Credentials
from extractors.sources.landed import Landed
from extractors.sources.register import Source
from extractors.sources.validators import Validators
from extractors.sources.web.client import Client
from extractors.sources.web.manners import Manners
from extractors.sources.web.urls import check_url, origin
from warehouse.contract.errors import SettingError


@dataclass(frozen=True)
class Errand:
    """One pull of one source of the network.

    `folder` holds what clients share, `rate_store` what those of other machines do; `asks_again` asks once more for all
    that was refused before, whatever the reason.
    """

    source: Source
    location: str
    landed: Landed
    folder: Path
    contact: str
    max_bytes: int
    manners: Manners = field(default_factory=Manners)
    asks_again: bool = False
    credentials: Credentials | None = None
    rate_store: SecretStr | None = None
    validators: Validators = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "validators", Validators(self.folder, self.source.source_id))

    def client(self) -> Client:
        """A client with the source's manners, to be used in a `with`."""
        return Client(
            self.folder,
            contact=self.contact,
            manners=self.manners,
            max_bytes=self.max_bytes,
            authorization=self._authorization(),
            rate_store=self.rate_store,
        )

    def _authorization(self) -> dict[str, dict[str, str]]:
        """Credentials go to the origin of the location alone, and only where nobody on the way can read them."""
        if self.credentials is None:
            return {}
        url = check_url(self.location)
        if url.scheme != "https" and url.host not in self.manners.private_hosts:
            raise SettingError(f"source {self.source.source_id} has a connection, so its location must be https")
        return {origin(url): self.credentials.header()}
