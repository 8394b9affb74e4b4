"""The peers in NumPy and SciPy. Reads points and facilities as little-endian doubles (eastings, then
northings) and prints the result of one task and the median CPU milliseconds over the runs."""
import os

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[variable] = "1"

import statistics
import sys
import time

import numpy as np
from scipy import spatial


def read(path):
    return np.fromfile(path, dtype="<f8").reshape(2, -1).T.copy()


folder, task, radius, runs = sys.argv[1], sys.argv[2], float(sys.argv[3]), int(sys.argv[4])
points = read(os.path.join(folder, "points.f64"))
tree = spatial.cKDTree(read(os.path.join(folder, "facilities.f64")))

TASKS = {
    "points-served": lambda: int((tree.query(points, distance_upper_bound=radius * (1 + 1e-12))[0] <= radius).sum()),
    "nearest-facility": lambda: float(tree.query(points)[0].sum()),
}

result = TASKS[task]()
spent = []
for _ in range(runs):
    before = time.process_time()
    TASKS[task]()
    spent.append(1000 * (time.process_time() - before))
print(repr(result), statistics.median(spent))
