"""The first n Fibonacci numbers, exactly: document 001, with Python's own unbounded integers."""

import struct

SIZES = [4**k for k in range(8)]


def eager(n):
    result = []
    a, b = 0, 1
    for _ in range(n):
        result.append(a)
        a, b = b, a + b
    return result


def lazy(n):
    a, b = 0, 1
    for _ in range(n):
        yield a
        a, b = b, a + b


def words(number):
    """Its 64-bit words from the lowest on; of 0 there is one."""
    count = max(1, (number.bit_length() + 63) // 64)
    return list(struct.unpack(f"<{count}Q", number.to_bytes(8 * count, "little")))


def items(n, parameter):
    for number, same in zip(lazy(n), eager(n), strict=True):
        assert number == same, f"the list form and the generator form differ at {number}"
        yield words(number)


def fold(total, number_words):
    return (total + number_words[0]) & (2**64 - 1)
