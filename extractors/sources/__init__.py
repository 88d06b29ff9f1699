"""Pulls documents from the registered sources into rows of the landing schema."""
