"""itertools.product(a, b): document 003 sends its readers to itertools."""

from itertools import product
from math import isqrt

from support.splitmix64 import MASK, numbers_below

SIZES = [1, 64, 4096, 65536]


def arguments(n):
    return numbers_below(1000, isqrt(n), 40), numbers_below(1000, isqrt(n), 41)


def eager(a, b):
    return list(product(a, b))


def lazy(a, b):
    return product(a, b)


def fold(total, pair):
    first, second = pair
    return total + first * second & MASK
