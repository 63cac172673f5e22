"""Pages, words and bytes that each printer makes of the same plans: none may print less.

./bench/run sizes [plans]
"""

from __future__ import annotations

import sys
from contextlib import ExitStack, closing
from importlib.util import find_spec

from bench.measuring import verdict
from bench.plan_cpu import TURNS, all_printers
from bench.samples import plan_of

# Chromium has no running heads and feet.
BAR_PERCENT = 5.0


def main(plans: str = "8") -> int:
    if not find_spec("pypdfium2"):
        print("Nothing here reads a PDF: only ./bench/run installs what does.")
        return 0
    turns = TURNS[: int(plans)]
    with ExitStack() as open_ones:
        found = {
            name: [size(printer.ready(plan_of(sample))()) for sample in turns]
            for name, printer in all_printers(open_ones)
        }
    sums = {name: [sum(each) for each in zip(*sizes, strict=True)] for name, sizes in found.items()}
    print(f"{len(turns)} plans   pages   words    KiB")
    for name, (pages, words, size_) in sums.items():
        print(f"{name:9} {pages:6} {words:7} {size_ // 1024:6}")
    apart = max(abs(words / sums["ours"][1] - 1) for _, words, _ in sums.values())
    return verdict("words that a peer prints more or less", 100 * apart, BAR_PERCENT, "%")


def size(pdf: bytes) -> tuple[int, int, int]:
    from pypdfium2 import PdfDocument  # noqa: PLC0415 - may be missing

    with closing(PdfDocument(pdf)) as document:
        words = sum(len(page.get_textpage().get_text_range().split()) for page in document)
        return len(document), words, len(pdf)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
