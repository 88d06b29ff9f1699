"""Marks the dates of a Doc: absolute, partial and relative ones, resolved against the day of publication."""
