"""itertools.starmap(mul, pairs) over n pairs: document 003 sends its readers to itertools."""

from itertools import starmap
from operator import mul

from support.splitmix64 import numbers_below

SIZES = [1, 64, 4096, 65536]


def arguments(n):
    numbers = iter(numbers_below(1000, 2 * n, 32))
    return (list(zip(numbers, numbers)),)


def eager(pairs):
    return list(starmap(mul, pairs))


def lazy(pairs):
    return starmap(mul, pairs)
