"""enumerate(numbers), which stands beside itertools and needs no import."""

from support.splitmix64 import MASK, numbers_below

SIZES = [1, 64, 4096, 65536]


def arguments(n):
    return (numbers_below(1000, n, 35),)


def eager(numbers):
    return list(enumerate(numbers))


def lazy(numbers):
    return enumerate(numbers)


def fold(total, pair):
    index, number = pair
    return total + index * number & MASK
