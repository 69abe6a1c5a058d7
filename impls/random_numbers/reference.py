"""An endless SplitMix64 stream from a fixed seed: documents 000 and 001."""

import itertools

from support.splitmix64 import splitmix64

ENDLESS = True


def arguments(n):
    return (6,)


def eager(seed, n):
    return list(itertools.islice(splitmix64(seed), n))


def lazy(seed):
    return splitmix64(seed)
