"""What can go wrong between us and the database."""


class StorageUnavailable(RuntimeError):
    """The database is locked or its disk is full; nothing was saved."""


class StillInLog(StorageUnavailable):
    """Erased, but a long reader keeps the write-ahead log from being emptied; the next change tries again."""
