"""itertools.repeat(10, n): document 003 sends its readers to itertools."""

from itertools import repeat

SIZES = [1, 64, 4096, 65536]


def arguments(n):
    return 10, n


def eager(number, times):
    return [number] * times


def lazy(number, times):
    return repeat(number, times)
