"""Airflow on many machines, played on this one: real PostgreSQL, Redis, workers, and a server that speaks S3."""
