"""The balance of an account after each of its bookings."""

from itertools import accumulate

from support.splitmix64 import splitmix64

SIZES = [4**k for k in range(9)]


def arguments(n):
    random = splitmix64(7)
    return ([next(random) % 2001 - 1000 for _ in range(n)],)


def lazy(bookings):
    balance = 0
    for booking in bookings:
        balance += booking
        yield balance


def eager(bookings):
    return list(accumulate(bookings))
