"""itertools.filterfalse(is odd, numbers): document 003 sends its readers to itertools."""

from itertools import filterfalse

from support.splitmix64 import numbers_below

SIZES = [1, 64, 4096, 65536]


def arguments(n):
    return ([0] + numbers_below(1000, n, 29)[1:],)


def eager(numbers):
    return list(filterfalse(lambda x: x % 2, numbers))


def lazy(numbers):
    return filterfalse(lambda x: x % 2, numbers)
