"""How archives in the WARC format (ISO 28500) are read: opened wherever they lie, from any record on, and sifted."""
