"""Loads landed mentions into DuckDB, has dbt build the marts, and publishes them."""
