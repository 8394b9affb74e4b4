"""The peers' side of the p-median benchmark: reads a matrix of distances (64-bit floats, row by row), p and a
way to solve it, and prints the objective and the CPU seconds it took.

interchange: vertex substitution in NumPy, three random starts, the best kept.
highs: the full model (a variable a pair) by HiGHS as SciPy brings it, to proven optimality."""
import sys
import time

import numpy as np

distances = np.fromfile(sys.argv[1])
size = int(round(len(distances) ** 0.5))
distances = distances.reshape(size, size)
p = int(sys.argv[2])


def substitute(opened):
    while True:
        near = np.argsort(distances[:, opened], axis=1)[:, :2]
        own = near[:, 0]
        first = distances[np.arange(size), opened[own]]
        second = distances[np.arange(size), opened[near[:, 1]]] if p > 1 else np.full(size, np.inf)
        best = (1e-9, -1, -1)
        for site in range(size):
            new = distances[:, site]
            gain = np.maximum(first - new, 0).sum()
            loss = np.bincount(own, np.minimum(second, new) - np.minimum(first, new), minlength=p)
            slot = int(np.argmin(loss))
            best = max(best, (gain - loss[slot], site, slot))
        if best[1] < 0:
            return first.sum()
        opened[best[2]] = best[1]


def interchange():
    random = np.random.default_rng(1)
    return min(substitute(random.permutation(size)[:p]) for _ in range(3))


def highs():
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import coo_matrix

    pair = np.arange(size * size)
    once = coo_matrix((np.ones(size * size), (pair // size, pair)), shape=(size, size * size + size))
    only_open = coo_matrix(
        (np.r_[np.ones(size * size), -np.ones(size * size)],
         (np.r_[pair, pair], np.r_[pair, size * size + pair % size])),
        shape=(size * size, size * size + size))
    count = coo_matrix((np.ones(size), (np.zeros(size, int), size * size + np.arange(size))),
                       shape=(1, size * size + size))
    answer = milp(
        np.r_[distances.ravel(), np.zeros(size)],
        constraints=[LinearConstraint(once.tocsr(), 1, 1), LinearConstraint(only_open.tocsr(), -np.inf, 0),
                     LinearConstraint(count.tocsr(), p, p)],
        integrality=np.r_[np.zeros(size * size), np.ones(size)],
        bounds=Bounds(0, 1))
    return answer.fun


began = time.process_time()
objective = {"interchange": interchange, "highs": highs}[sys.argv[3]]()
print(round(objective), time.process_time() - began)
