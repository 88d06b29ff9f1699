"""The stage that pulls: from a source to the landing zone."""

from dataclasses import replace

from pydantic import SecretStr

from extractors.sources.credentials import Credentials
from extractors.sources.errand import Errand
from extractors.sources.found import Limits
from extractors.sources.kinds import kind_reader, read_with_errand, takes_errand
from extractors.sources.landed import Landed
from extractors.sources.landing import PullReport, land_documents
from extractors.sources.objects import is_object_store, read_objects
from extractors.sources.register import Source, find_source
from extractors.sources.web.manners import Manners
from extractors.sources.web.shared_turns import store_url
from extractors.withdrawal import tombstone, withdrawn_keys
from warehouse.contract.errors import SettingError
from warehouse.contract.landing import Landing
from warehouse.contract.settings import read_settings


def pull_source(
    source_id: str,
    *,
    documents: str | None = None,
    asks_again: bool = False,
    credentials: Credentials | None = None,
    rate_store: SecretStr | None = None,
) -> PullReport:
    """Land what a source holds and the landing zone has not; `documents` is read in place of the source's location.

    `asks_again` has a source of the network ask once more for all that was refused before. What a host says is gone
    for good is withdrawn. `credentials` are those of the source's connection, `rate_store` is what that of the store of
    turns holds. Raises SettingError for an unknown source, one that needs to be told what to read, or one without its
    credentials, PathError where its location cannot be read.
    """
    settings, landing = read_settings(), _landing()
    source = find_source(source_id)
    location = documents or source.location or settings.documents
    limits = Limits(settings.max_document_bytes)
    if source.connection_id and credentials is None:
        raise SettingError(f"source {source_id} needs the Airflow connection {source.connection_id}; run it by its DAG")
    errand = None
    if takes_errand(source.kind):
        errand = replace(_errand(source, location, landing, rate_store), asks_again=asks_again, credentials=credentials)
        found = read_with_errand(errand, limits=limits)
    elif credentials and is_object_store(location):
        found = read_objects(location, limits=limits, options=credentials.store_options())
    else:
        found = kind_reader(source.kind).read_documents(location, limits=limits)
    report = land_documents(
        found,
        landing,
        source_id=source_id,
        withdrawn=withdrawn_keys(landing),
        partition_documents=settings.partition_documents,
        partition_bytes=settings.partition_bytes,
    )
    if errand:
        errand.validators.keep()
        for key in filter(errand.landed.holds, report.gone):
            tombstone(key, reason="withdrawn", detail="its host says that the page is gone for good")
    return report


def _errand(source: Source, location: str, landing: Landing, rate_store: SecretStr | None) -> Errand:
    settings = read_settings()
    if location == settings.documents:
        raise SettingError(f"source {source.source_id} has no location; say what to read, as `documents`")
    return Errand(
        source=source,
        location=location,
        landed=Landed(landing, source.source_id),
        folder=settings.http_state_path,
        rate_store=store_url(settings, rate_store),
        contact=settings.contact,
        max_bytes=settings.max_document_bytes,
        manners=Manners(requests_per_second=source.requests_per_second, private_hosts=frozenset(source.private_hosts)),
    )


def _landing() -> Landing:
    return Landing(read_settings().landing_root)
