"""itertools.tee, one reader some items ahead of the other: document 003 sends its readers to itertools."""

from itertools import islice, tee

from support.splitmix64 import MASK, splitmix64

SIZES = [1, 64, 4096, 65536]
PARAMETERS = [64, 1024, 16384]


def arguments(n, distance):
    return n, distance or 1


def eager(n, distance):
    numbers = list(islice(splitmix64(45), n + distance))
    return list(zip(numbers[distance:], numbers))


def lazy(n, distance):
    ahead, behind = tee(splitmix64(45))
    return islice(zip(islice(ahead, distance, None), behind), n)


def fold(total, both):
    return total + both[0] - both[1] & MASK
