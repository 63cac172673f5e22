"""A disk that keeps nothing but what was synced, under the SQLite that the app uses.

Each file that SQLite opens has a twin that gets its writes only once SQLite has asked for a sync and got it.
Writes that wait for one are noted in a log of the file; a power cut keeps any of them, whole, in part or not.
Nobody needs to be root for that: the library's own table of functions is changed where it lies in memory.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Callable, Iterator
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_void_p, string_at
from pathlib import Path
from random import Random
from threading import Lock
from typing import Any, NamedTuple

import pysqlite3

SECTOR = 512
HEAD = struct.Struct("<qq")
CUT_OFF = -1
OK = 0
WRITE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
TRUNCATE = CFUNCTYPE(c_int, c_void_p, c_int64)
SYNC = CFUNCTYPE(c_int, c_void_p, c_int)
OPEN = CFUNCTYPE(c_int, c_void_p, c_char_p, c_void_p, c_int, c_void_p)
DELETE = CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)


class Methods(Structure):
    """What SQLite calls for one open file: sqlite3_io_methods."""

    _fields_ = (
        ("version", c_int),
        ("close", c_void_p),
        ("read", c_void_p),
        ("write", WRITE),
        ("truncate", TRUNCATE),
        ("sync", SYNC),
        ("others", c_void_p * 12),
    )


class OpenFile(Structure):
    _fields_ = (("methods", POINTER(Methods)),)


class FileSystem(Structure):
    """The beginning of sqlite3_vfs."""

    _fields_ = (
        ("version", c_int),
        ("size_of_file", c_int),
        ("longest_path", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("data", c_void_p),
        ("open", OPEN),
        ("delete", DELETE),
    )


class Write(NamedTuple):
    """A negative offset cuts the file off at `size`."""

    offset: int
    size: int
    data: bytes


class Disk:
    """The twins and logs of the files in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def twin(self, name: str) -> Path:
        return self.folder / name

    def log(self, name: str) -> Path:
        return self.folder / f"{name}.waiting"

    def note(self, name: str, write: Write) -> None:
        with self.log(name).open("ab") as log:
            log.write(HEAD.pack(write.offset, write.size) + write.data)

    def sync(self, name: str) -> None:
        self._apply(name, self.waiting(name))
        self.log(name).unlink(missing_ok=True)

    def delete(self, name: str) -> None:
        for file in (self.twin(name), self.log(name)):
            file.unlink(missing_ok=True)

    def waiting(self, name: str) -> list[Write]:
        return list(_writes(self.log(name).read_bytes())) if self.log(name).exists() else []

    def cut_power(self, chance: Random) -> None:
        """Of what waited for a sync, anything may have reached the disk, in any order."""
        for log in sorted(self.folder.glob("*.waiting")):
            name = log.name.removesuffix(".waiting")
            survive = [_torn(write, chance) for write in self.waiting(name) if chance.random() < 0.5]
            self._apply(name, survive)
            log.unlink()

    def _apply(self, name: str, writes: list[Write]) -> None:
        twin = self.twin(name)
        twin.touch()
        with twin.open("r+b") as file:
            for write in writes:
                if write.offset == CUT_OFF:
                    file.truncate(write.size)
                else:
                    file.seek(write.offset)
                    file.write(write.data)


def _writes(log: bytes) -> Iterator[Write]:
    place = 0
    while place + HEAD.size <= len(log):
        offset, size = HEAD.unpack_from(log, place)
        place += HEAD.size
        data = b"" if offset == CUT_OFF else log[place : place + size]
        place += len(data)
        yield Write(offset, size, data)


def _torn(write: Write, chance: Random) -> Write:
    """Power may fail between two sectors of a write."""
    sectors = len(write.data) // SECTOR
    kept = len(write.data) if chance.random() < 0.5 else chance.randint(0, sectors) * SECTOR
    return write._replace(data=write.data[:kept])


_kept_alive: list[Any] = []


def put_under_sqlite(folder: Path) -> None:
    """From now on every database of this process lies on such a disk."""
    library = ctypes.CDLL(pysqlite3._sqlite3.__file__)
    library.sqlite3_vfs_find.restype = POINTER(FileSystem)
    usual = library.sqlite3_vfs_find(None).contents
    _Watch(Disk(folder)).over(usual)


class _Watch:
    def __init__(self, disk: Disk) -> None:
        self.disk = disk
        self.names: dict[int, str] = {}
        self.watched: dict[int, Methods] = {}
        self.lock = Lock()

    def over(self, usual: FileSystem) -> None:
        opened, deleted = _copy(OPEN, usual.open), _copy(DELETE, usual.delete)

        def open_file(vfs: int, path: bytes | None, file: int, flags: int, given: int) -> int:
            status: int = opened(vfs, path, file, flags, given)
            if status == OK and path:
                self._watch(file, Path(path.decode()).name)
            return status

        def delete_file(vfs: int, path: bytes, sync_folder: int) -> int:
            status: int = deleted(vfs, path, sync_folder)
            if status == OK:
                self.disk.delete(Path(path.decode()).name)
            return status

        usual.open, usual.delete = _kept(OPEN(open_file)), _kept(DELETE(delete_file))

    def _watch(self, address: int, name: str) -> None:
        file = OpenFile.from_address(address)
        own = ctypes.addressof(file.methods.contents)
        with self.lock:
            self.names[address] = name
            if own not in self.watched:
                self.watched[own] = self._watching(file.methods.contents)
        file.methods = ctypes.pointer(self.watched[own])

    def _watching(self, own: Methods) -> Methods:
        """The same functions, of which those that change the disk tell us so."""
        watching = Methods.from_buffer_copy(own)
        write, truncate = _copy(WRITE, own.write), _copy(TRUNCATE, own.truncate)

        def write_file(file: int, data: int, size: int, offset: int) -> int:
            status: int = write(file, data, size, offset)
            return self._noted(status, file, Write(offset, size, string_at(data, size)))

        def truncate_file(file: int, size: int) -> int:
            return self._noted(truncate(file, size), file, Write(CUT_OFF, size, b""))

        watching.write, watching.truncate = _kept(WRITE(write_file)), _kept(TRUNCATE(truncate_file))
        watching.sync = _kept(SYNC(self._synced(_copy(SYNC, own.sync))))
        return watching

    def _synced(self, sync: Callable[[int, int], int]) -> Callable[[int, int], int]:
        def sync_file(file: int, flags: int) -> int:
            status = sync(file, flags)
            if status == OK:
                with self.lock:
                    self.disk.sync(self.names[file])
            return status

        return sync_file

    def _noted(self, status: int, file: int, write: Write) -> int:
        if status == OK:
            with self.lock:
                self.disk.note(self.names[file], write)
        return status


def _copy(kind: Any, function: Any) -> Any:
    """As it is now: the place that it was read from is about to change."""
    return kind(ctypes.cast(function, c_void_p).value)


def _kept(function: Any) -> Any:
    _kept_alive.append(function)
    return function
