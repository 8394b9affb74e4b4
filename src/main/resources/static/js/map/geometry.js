/**
 * Features ready to draw. Space: the Web Mercator unit square, x from 0 (180° W) to 1 east, y from 0
 * (85.05° N) to 1 south, so that pixels at zoom z are unit × 256 × 2^z. For drawing only: nothing is
 * measured here.
 */

const RADIANS = Math.PI / 180;

export function unitX(longitude) {
  return longitude / 360 + 0.5;
}

export function unitY(latitude) {
  const sine = Math.sin(Math.max(-85.05, Math.min(85.05, latitude)) * RADIANS);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

export function longitudeOf(x) {
  return (x - 0.5) * 360;
}

export function latitudeOf(y) {
  return 90 - (360 * Math.atan(Math.exp((y - 0.5) * 2 * Math.PI))) / Math.PI;
}

/**
 * A GeoJSON feature as parts of unit coordinates. `dimension` is 0, 1 or 2; `parts` are flat arrays
 * x, y, x, y …; rings are turned so that shells and holes wind against each other.
 */
export function drawable(feature, fallbackId) {
  const shape = {
    id: String(feature.id ?? fallbackId),
    properties: feature.properties ?? {},
    dimension: 0,
    parts: [],
    box: [1, 1, 0, 0],
  };
  addGeometry(shape, feature.geometry);
  return shape.parts.length ? shape : null;
}

function addGeometry(shape, geometry) {
  switch (geometry?.type) {
    case 'Point': addPart(shape, [geometry.coordinates], 0); break;
    case 'MultiPoint': for (const point of geometry.coordinates) addPart(shape, [point], 0); break;
    case 'LineString': addPart(shape, geometry.coordinates, 1); break;
    case 'MultiLineString': for (const line of geometry.coordinates) addPart(shape, line, 1); break;
    case 'Polygon': addRings(shape, geometry.coordinates); break;
    case 'MultiPolygon': for (const rings of geometry.coordinates) addRings(shape, rings); break;
    case 'GeometryCollection': for (const one of geometry.geometries) addGeometry(shape, one); break;
    default: break;
  }
}

function addRings(shape, rings) {
  rings.forEach((ring, index) => {
    const part = addPart(shape, ring, 2);
    if (signedArea(part) > 0 !== (index === 0)) reverse(part);
  });
}

function addPart(shape, coordinates, dimension) {
  const part = new Float64Array(coordinates.length * 2);
  coordinates.forEach(([longitude, latitude], index) => {
    const x = unitX(longitude);
    const y = unitY(latitude);
    part[2 * index] = x;
    part[2 * index + 1] = y;
    shape.box[0] = Math.min(shape.box[0], x);
    shape.box[1] = Math.min(shape.box[1], y);
    shape.box[2] = Math.max(shape.box[2], x);
    shape.box[3] = Math.max(shape.box[3], y);
  });
  shape.dimension = Math.max(shape.dimension, dimension);
  shape.parts.push(part);
  return part;
}

/** Twice the area of a ring, positive where it runs clockwise on the screen. */
export function signedArea(ring) {
  let sum = 0;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    sum += (ring[j] - ring[0]) * (ring[i + 1] - ring[1]) - (ring[i] - ring[0]) * (ring[j + 1] - ring[1]);
  }
  return sum;
}

function reverse(ring) {
  for (let i = 0, j = ring.length - 2; i < j; i += 2, j -= 2) {
    [ring[i], ring[j]] = [ring[j], ring[i]];
    [ring[i + 1], ring[j + 1]] = [ring[j + 1], ring[i + 1]];
  }
}

export function boxesMeet(a, b) {
  return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
}

export function insidePolygon(shape, x, y) {
  let inside = false;
  for (const ring of shape.parts) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      if (ring[i + 1] > y !== ring[j + 1] > y) {
        const crossing = ring[i] + ((y - ring[i + 1]) / (ring[j + 1] - ring[i + 1])) * (ring[j] - ring[i]);
        if (x < crossing) inside = !inside;
      }
    }
  }
  return inside;
}

/** Squared distance from a place to the nearest segment of a line or ring. */
export function squaredDistance(shape, x, y) {
  let best = Infinity;
  for (const part of shape.parts) {
    if (part.length === 2) best = Math.min(best, (part[0] - x) ** 2 + (part[1] - y) ** 2);
    for (let i = 2; i < part.length; i += 2) {
      best = Math.min(best, squaredToSegment(part[i - 2], part[i - 1], part[i], part[i + 1], x, y));
    }
  }
  return best;
}

function squaredToSegment(ax, ay, bx, by, x, y) {
  const dx = bx - ax;
  const dy = by - ay;
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  return (ax + along * dx - x) ** 2 + (ay + along * dy - y) ** 2;
}

/** A place inside a polygon, in the widest stretch of the level through its largest ring's middle. */
export function innerPlace(shape) {
  if (shape.inner) return shape.inner;
  const shell = shape.parts.reduce((one, other) => (Math.abs(signedArea(other)) > Math.abs(signedArea(one)) ? other : one));
  let low = Infinity;
  let high = -Infinity;
  for (let i = 1; i < shell.length; i += 2) {
    low = Math.min(low, shell[i]);
    high = Math.max(high, shell[i]);
  }
  const y = (low + high) / 2;
  const crossings = levelCrossings(shape, y);
  let best = [(shape.box[0] + shape.box[2]) / 2, y];
  let widest = 0;
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    if (crossings[i + 1] - crossings[i] > widest) {
      widest = crossings[i + 1] - crossings[i];
      best = [(crossings[i] + crossings[i + 1]) / 2, y];
    }
  }
  shape.inner = best;
  return best;
}

function levelCrossings(shape, y) {
  const found = [];
  for (const ring of shape.parts) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      if (ring[i + 1] > y !== ring[j + 1] > y) {
        found.push(ring[i] + ((y - ring[i + 1]) / (ring[j + 1] - ring[i + 1])) * (ring[j] - ring[i]));
      }
    }
  }
  return found.sort((a, b) => a - b);
}
