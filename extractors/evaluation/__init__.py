"""Measures what extraction finds against annotated documents."""
