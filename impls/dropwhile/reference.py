"""itertools.dropwhile(below 1000, numbers): document 003 sends its readers to itertools."""

from itertools import dropwhile

from support.splitmix64 import numbers_below

LIMIT = 1000
SIZES = [1, 64, 4096, 65536]


def arguments(n):
    return (numbers_below(LIMIT, n // 2, 25) + [LIMIT] + numbers_below(2 * LIMIT, n - 1, 26),)


def eager(numbers):
    return list(dropwhile(lambda x: x < LIMIT, numbers))


def lazy(numbers):
    return dropwhile(lambda x: x < LIMIT, numbers)
