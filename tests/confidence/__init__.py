"""The confidence of events: fitted to annotated documents and held against them."""
