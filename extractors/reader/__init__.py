"""A learned reader beside the frames: a small encoder that says what it thinks of an event that the frames propose."""
