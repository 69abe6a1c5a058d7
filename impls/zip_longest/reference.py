"""itertools.zip_longest(a, b, fillvalue=0): document 003 sends its readers to itertools."""

from itertools import zip_longest

from support.splitmix64 import MASK, numbers_below

SIZES = [1, 64, 4096, 65536]


def arguments(n):
    return numbers_below(1000, n, 36), numbers_below(1000, n // 2, 37)


def eager(a, b):
    return list(zip_longest(a, b, fillvalue=0))


def lazy(a, b):
    return zip_longest(a, b, fillvalue=0)


def fold(total, pair):
    first, second = pair
    return total + first + second & MASK
