"""The subjects that are measured, one a module; each declares `FIGURES`, measures by the names of their figures."""
