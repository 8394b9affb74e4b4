/** The one thing that is chosen: a feature of a layer, a gap of the coverage result, a part of another result. */

import { emit } from '../base/bus.js';
import { findCollection } from '../data/catalog.js';
import { layerData } from '../data/features.js';
import { RESULT, shownIds } from '../layers/order.js';
import { hitOverlay, activeOverlay } from './overlays.js';
import { insidePolygon, latitudeOf, longitudeOf, squaredDistance, unitX, unitY } from './geometry.js';
import { styleOf } from './styles.js';

const NEAR_PIXELS = { pin: 13, dot: 7, line: 7, road: 6 };
let chosen = null;

/** `{layer, id, shape}` or null. The layer of a gap is {@link RESULT}. */
export function selection() {
  return chosen;
}

/** Chooses a shape and, where asked, moves the map to it by the event `go`, or only so far that it is seen among others by `go-near`. */
export function select(layer, shape, { go = false, near = false } = {}) {
  chosen = shape ? { layer, id: shape.id, shape } : null;
  emit('select', chosen);
  if (shape && go) emit('go', longitudeLatitudeBox(shape));
  if (shape && near) emit('go-near', longitudeLatitudeBox(shape));
}

export function longitudeLatitudeBox(shape) {
  const [west, north, east, south] = shape.box;
  return [longitudeOf(west), latitudeOf(south), longitudeOf(east), latitudeOf(north)];
}

/** The topmost visible thing under a place, gaps of the result included; null where there is none. */
export function hit(latlng, unitPerPixel, gapShapes) {
  const x = unitX(latlng.lng);
  const y = unitY(latlng.lat);
  const ofOverlay = hitOverlay(x, y, unitPerPixel);
  if (ofOverlay) return { layer: activeOverlay().id, shape: ofOverlay };
  for (const id of shownIds().reverse()) {
    const shape = id === RESULT ? gapShapes.find((gap) => covers(gap, x, y)) : hitLayer(id, x, y, unitPerPixel);
    if (shape) return { layer: id, shape };
  }
  return null;
}

function hitLayer(id, x, y, unitPerPixel) {
  const collection = findCollection(id);
  if (!collection) return null;
  const style = styleOf(collection);
  const reach = NEAR_PIXELS[style.paint];
  if (reach === undefined) return layerData(id).shapes.find((shape) => covers(shape, x, y)) ?? null;
  let best = (reach * unitPerPixel) ** 2;
  let nearest = null;
  for (const shape of layerData(id).shapes) {
    if (x < shape.box[0] - reach * unitPerPixel || x > shape.box[2] + reach * unitPerPixel) continue;
    const distance = squaredDistance(shape, x, y);
    if (distance <= best) {
      best = distance;
      nearest = shape;
    }
  }
  return nearest;
}

function covers(shape, x, y) {
  const [west, north, east, south] = shape.box;
  return x >= west && x <= east && y >= north && y <= south && insidePolygon(shape, x, y);
}
