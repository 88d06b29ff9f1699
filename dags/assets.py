"""The three things that DAGs wait for, declared once."""

from airflow.sdk import Asset

DOCUMENTS = Asset("documents")
MENTIONS = Asset("mentions")
MARKET_EVENTS = Asset("market_events")
