"""A counter that the consumer resets by sending a value every 8th item: document 003, send()."""

from support.splitmix64 import splitmix64


def sent_values(n):
    random = splitmix64(8)
    return [next(random) >> 48 for _ in range(n // 8)]


def counter():
    i = 0
    while True:
        value = yield i
        if value is not None:
            i = value
        else:
            i += 1


def lazy(n):
    sent, gen = sent_values(n), counter()
    item = next(gen)
    for taken in range(1, n + 1):
        yield item
        item = gen.send(sent[taken // 8 - 1]) if taken % 8 == 0 else next(gen)


def eager(n):
    sent, result, i = sent_values(n), [], 0
    for taken in range(1, n + 1):
        result.append(i)
        i = sent[taken // 8 - 1] if taken % 8 == 0 else i + 1
    return result
