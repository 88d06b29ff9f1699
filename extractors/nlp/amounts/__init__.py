"""Marks the amounts of a Doc: money, percentages, ratios, head-counts and counts of shares, as numbers with their units."""
