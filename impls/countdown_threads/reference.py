"""A generator of threads, each counting down from its number: document 002, "Threading with Generators".

The document's sleep of a second is 4096 steps of work.
"""

from threading import Thread

MASK = 2**64 - 1
SIZES = [1, 4, 16, 64]


def countdown(num, results):
    state = num
    for _ in range(num, 0, -1):
        for _ in range(4096):
            state = (state * 6364136223846793005 + 1442695040888963407) & MASK
    results[num] = state


def generate_counts(n, results):
    for i in range(n, 0, -1):
        yield Thread(target=countdown, args=(i, results))


def run(threads):
    for thread in threads:
        thread.start()

    for thread in threads:
        thread.join()


def lazy(n):
    results = {}
    run(list(generate_counts(n, results)))
    yield from (results[i] for i in range(n, 0, -1))


def eager(n):
    results = {}
    run([Thread(target=countdown, args=(i, results)) for i in range(n, 0, -1)])
    return [results[i] for i in range(n, 0, -1)]
