"""2^0 ... 2^(n-1): document 002. pow(2, i, 2**64) is the document's 2**i, modulo 2^64."""


def eager(n):
    result = []
    for i in range(n):
        result.append(pow(2, i, 2**64))
    return result


def lazy(n):
    for i in range(n):
        yield pow(2, i, 2**64)
