"""The peers in NumPy and SciPy. Reads points and facilities as little-endian doubles (eastings, then
northings) and prints the result of one task and the median CPU milliseconds over the runs."""
import os

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[variable] = "1"

import statistics
import sys
import time

import numpy as np
from scipy import fft, ndimage, sparse, spatial


def read(path):
    return np.fromfile(path, dtype="<f8").reshape(2, -1).T.copy()


folder, task, radius, runs = sys.argv[1], sys.argv[2], float(sys.argv[3]), int(sys.argv[4])
points = read(os.path.join(folder, "points.f64"))
tree = spatial.cKDTree(read(os.path.join(folder, "facilities.f64")))

SIDE, CELL = 300, 100.0


def counted():
    """The points counted into 300 x 300 cells of 100 m."""
    column, row = ((points - (485_000, 4_410_000)) / CELL).astype(np.int64).T
    return np.bincount(row * SIDE + column, minlength=SIDE * SIDE).astype(float)


def neighbours():
    """Cells whose centres lie within the band, and the cell itself, as a sparse matrix."""
    centres = np.c_[np.tile(np.arange(SIDE), SIDE), np.repeat(np.arange(SIDE), SIDE)] * CELL + CELL / 2
    pairs = spatial.cKDTree(centres).query_pairs(radius * (1 + 1e-9), output_type="ndarray")
    own = np.arange(SIDE * SIDE)
    i, j = np.r_[pairs[:, 0], pairs[:, 1], own], np.r_[pairs[:, 1], pairs[:, 0], own]
    return sparse.csr_matrix((np.ones(len(i)), (i, j)), shape=(SIDE * SIDE, SIDE * SIDE))


def gi_star(sums, weights):
    n, mean = cells.size, cells.mean()
    deviation = np.sqrt((cells**2).mean() - mean * mean)
    z = (sums - mean * weights) / (deviation * np.sqrt((n * weights - weights * weights) / (n - 1)))
    return float(np.abs(z).sum())


def gi_star_sparse(matrix):
    return gi_star(matrix @ cells, np.asarray(matrix.sum(1)).ravel())


def gi_star_convolution():
    reach = int(radius / CELL)
    up, right = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    kernel = ((up**2 + right**2) * CELL**2 <= radius**2).astype(float)
    sums = ndimage.convolve(cells.reshape(SIDE, SIDE), kernel, mode="constant").ravel()
    weights = ndimage.convolve(np.ones((SIDE, SIDE)), kernel, mode="constant").ravel()
    return gi_star(sums, weights)


def density_fft():
    """Quartic density on 1024 x 1024 cells over the 30 km city: counted into cells, convolved by FFT in singles."""
    side, cell = 1024, 30_000 / 1024
    column, row = ((points - (485_000, 4_410_000)) / cell).astype(np.int64).T
    grid = np.bincount(row * side + column, minlength=side * side).astype(np.float32).reshape(side, side)
    reach = int(radius / cell)
    up, right = np.mgrid[-reach : reach + 1, -reach : reach + 1] * (cell / radius)
    kernel = (np.clip(1 - up**2 - right**2, 0, None) ** 2).astype(np.float32)
    size = [fft.next_fast_len(side + 2 * reach, real=True)] * 2
    whole = fft.irfft2(fft.rfft2(grid, size) * fft.rfft2(kernel, size), size)
    surface = whole[reach : reach + side, reach : reach + side]
    return float(surface.mean(dtype=np.float64) / surface.max())


cells = counted() if task.startswith("gi-star") else None
matrix = neighbours() if task == "gi-star-sparse-built" else None

TASKS = {
    "density-fft": density_fft,
    "gi-star-sparse": lambda: gi_star_sparse(neighbours()),
    "gi-star-sparse-built": lambda: gi_star_sparse(matrix),
    "gi-star-convolution": gi_star_convolution,
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
