"""Marks the amounts of a Doc: money, percentages, ratios, head-counts share counts, with their units."""
