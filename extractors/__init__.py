"""Pulls documents, reads their text, and extracts the events that they tell."""
