"""One number from 0 to 1 for how likely an event is right as extracted, from how its slots were found."""

from extractors.events.merging import Event

AGAIN = 0.25  # each further telling takes this share of the doubt away
LEAST, MOST = 0.05, 0.99


def confidence_of(event: Event) -> float:
    """The best telling's score, raised by each other sentence that tells the same."""
    doubt = 1.0 - event.best.score
    for telling in event.tellings[1:4]:
        doubt *= 1.0 - AGAIN * telling.score
    return round(min(MOST, max(LEAST, 1.0 - doubt)), 4)
