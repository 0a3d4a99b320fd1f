"""How a command ends."""

REFUSED = 1
WRONG_USE = 2


class WrongUse(Exception):
    """The command was called in a way that cannot work; the message says which way can."""
