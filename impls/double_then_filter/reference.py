"""x * 2 for x below n, then only those above 10: document 003, "Better Performance"."""


def eager(n):
    data = [x * 2 for x in range(n)]
    return [x for x in data if x > 10]


def lazy(n):
    data_gen = (x * 2 for x in range(n))
    return (x for x in data_gen if x > 10)
