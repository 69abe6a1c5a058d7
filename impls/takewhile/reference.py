"""itertools.takewhile(below 1000, numbers): document 003 sends its readers to itertools."""

from itertools import takewhile

from support.splitmix64 import numbers_below

LIMIT = 1000
SIZES = [1, 64, 4096, 65536]


def arguments(n):
    return (numbers_below(LIMIT, n, 27) + [LIMIT] + numbers_below(LIMIT, 8, 28),)


def eager(numbers):
    return list(takewhile(lambda x: x < LIMIT, numbers))


def lazy(numbers):
    return takewhile(lambda x: x < LIMIT, numbers)
