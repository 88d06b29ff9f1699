"""Runs Airflow on one machine: the DAGs in order (`run`), or its own scheduler and UI (`up`)."""
