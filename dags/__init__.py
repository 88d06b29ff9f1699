"""The order in which the stages run, and when; what they do is in `extractors` and `warehouse`."""
