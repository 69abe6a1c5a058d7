"""i * i for each of n given numbers: document 002."""

from support.splitmix64 import MASK, splitmix64


def arguments(n):
    random = splitmix64(5)
    return ([next(random) for _ in range(n)],)


def eager(nums):
    result = []
    for i in nums:
        result.append(i * i & MASK)
    return result


def lazy(nums):
    for i in nums:
        yield i * i & MASK
