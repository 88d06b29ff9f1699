"""A web server on 127.0.0.1 that plays the hosts of sources: friendly, slow, broken and hostile ones."""
