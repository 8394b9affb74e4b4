/** What people call a place that has no name: the roads beside it, else the grid it lies in. */

import { findCollection } from './catalog.js';
import { ensureWhole, layerData } from './features.js';
import { boxesMeet, innerPlace, insidePolygon, squaredDistance, unitX } from '../map/geometry.js';

const NEAR_DEGREES = 0.004;

/** Fetches what names are taken from. */
export function ensurePlaces() {
  return Promise.all(['road', 'grid'].filter((id) => findCollection(id)?.count).map((id) => ensureWhole(id)));
}

/** The name of the grid that holds a place of the unit square; empty where none does. */
export function gridNameAt([x, y]) {
  return layerData('grid').shapes.find((shape) => boxesMeet(shape.box, [x, y, x, y]) && insidePolygon(shape, x, y))?.properties.name ?? '';
}

/** A shape's own name, else those of the two nearest roads, else of its grid, else its id. */
export function placeName(shape) {
  if (shape.properties.name) return String(shape.properties.name);
  shape.place ??= roadsAt(middleOf(shape)) || gridNameAt(middleOf(shape)) || String(shape.properties.code ?? shape.id);
  return shape.place;
}

/** A place of the unit square that stands for a shape. */
export function middleOf(shape) {
  if (shape.dimension === 2) return innerPlace(shape);
  return shape.dimension === 0 ? [...shape.parts[0]] : [(shape.box[0] + shape.box[2]) / 2, (shape.box[1] + shape.box[3]) / 2];
}

function roadsAt([x, y]) {
  const reach = unitX(NEAR_DEGREES) - unitX(0);
  const near = new Map();
  for (const road of layerData('road').shapes) {
    const { name } = road.properties;
    if (!name || !boxesMeet(road.box, [x - reach, y - reach, x + reach, y + reach])) continue;
    const distance = squaredDistance(road, x, y);
    if (distance < reach ** 2 && distance < (near.get(name) ?? Infinity)) near.set(name, distance);
  }
  return [...near].sort((a, b) => a[1] - b[1]).slice(0, 2).map(([name]) => name).join('—');
}
