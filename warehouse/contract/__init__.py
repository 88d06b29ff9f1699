"""The landing schemas and settings that extractors and warehouse share; imports neither of them."""
