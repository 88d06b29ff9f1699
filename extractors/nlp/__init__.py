"""Turns a document's text into one spaCy Doc with names, posts, dates and amounts marked and resolved."""
