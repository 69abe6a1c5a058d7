"""zip(a, b), which stands beside itertools and needs no import."""

from support.splitmix64 import MASK, numbers_below

SIZES = [1, 64, 4096, 65536]


def arguments(n):
    return numbers_below(1000, n + 8, 33), numbers_below(1000, n, 34)


def eager(a, b):
    return list(zip(a, b))


def lazy(a, b):
    return zip(a, b)


def fold(total, pair):
    first, second = pair
    return total + first * second & MASK
