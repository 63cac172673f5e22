"""What can go wrong between us and the database."""


class StorageUnavailable(RuntimeError):
    """The database is locked, out of reach or without our tables, or its disk is full; nothing was saved.

    Its words are the driver's first line: they may name a server, and never hold a password or an answer.
    """


class StillInLog(StorageUnavailable):
    """Erased, but a long reader keeps the write-ahead log from being emptied; the next change tries again."""


class UnsafeDatabase(StorageUnavailable):
    """It could be used, but answers would not be safe there."""


class NewerDatabase(StorageUnavailable):
    """A newer release has brought it to a form that this one does not know."""
