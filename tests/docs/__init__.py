"""Holds the project's pages to what the project is: names, paths, links, queries."""
