"""Marks the posts of a Doc: titles as told, taken apart into single posts with role codes, units and flags."""
