"""What the project is held to in seconds, each figure measured beside something that needs no project."""
