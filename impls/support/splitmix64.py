"""SplitMix64, as suites/contract.hpp has it: the source of every made-up input."""

MASK = 2**64 - 1


def splitmix64(seed):
    state = seed
    while True:
        state = (state + 0x9E3779B97F4A7C15) & MASK
        z = state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        yield z ^ (z >> 31)


def numbers_below(limit, n, seed):
    """As suites::numbers_below in suites/contract.hpp."""
    random = splitmix64(seed)
    return [next(random) % limit for _ in range(n)]
