/** Where the names of features could stand. Nothing here knows whether there is room. */

import { innerPlace } from './geometry.js';

const REPEAT_PIXELS = 520;
const SAMPLE_PIXELS = 6;
const STEEP = Math.PI / 3.2;
const HAN = /[\u3400-\u9fff]/;

/** Whether a text is written in Chinese letters, which may stand one above the other. */
export function isHan(text) {
  return HAN.test(text);
}

/** A polygon's or point's place: in its middle, or beside its pin. */
export function spotPlace(shape, view, text, besidePin) {
  const [unitX, unitY] = shape.dimension === 2 ? innerPlace(shape) : [shape.parts[0][0], shape.parts[0][1]];
  const x = unitX * view.scale - view.left;
  const y = unitY * view.scale - view.top;
  return { text, x, y: besidePin ? y + besidePin : y, angle: 0, mode: 'spot' };
}

/**
 * Places along a line, at steps that do not depend on what the map shows, so that a name stays where
 * it is while the map moves. A steep road's Chinese name stands upright, one letter below the other.
 */
export function alongPlaces(shape, view, text, textWidth) {
  const places = [];
  for (const part of shape.parts) {
    const line = pixels(part, view);
    const total = line.lengths[line.lengths.length - 1];
    if (total < textWidth * 1.15) continue;
    const count = Math.max(1, Math.round(total / REPEAT_PIXELS));
    for (let i = 0; i < count; i += 1) {
      const place = placeAt(line, ((i + 0.5) / count) * total, textWidth, text);
      if (place && place.x > -50 && place.y > -50 && place.x < view.width + 50 && place.y < view.height + 50) places.push(place);
    }
  }
  return places;
}

function pixels(part, view) {
  const points = [];
  const lengths = [];
  let length = 0;
  for (let i = 0; i < part.length; i += 2) {
    const point = [part[i] * view.scale - view.left, part[i + 1] * view.scale - view.top];
    if (points.length) length += Math.hypot(point[0] - points[points.length - 1][0], point[1] - points[points.length - 1][1]);
    points.push(point);
    lengths.push(length);
  }
  return { points, lengths };
}

function placeAt(line, middle, textWidth, text) {
  const start = pointAt(line, middle - textWidth / 2);
  const end = pointAt(line, middle + textWidth / 2);
  const centre = pointAt(line, middle);
  let angle = Math.atan2(end[1] - start[1], end[0] - start[0]);
  if (angle > Math.PI / 2) angle -= Math.PI;
  if (angle < -Math.PI / 2) angle += Math.PI;
  if (bends(start, end, centre)) return null;
  const upright = Math.abs(angle) > STEEP && isHan(text);
  return { text, x: centre[0], y: centre[1], angle: upright ? 0 : angle, mode: upright ? 'upright' : 'along' };
}

/** Whether the line leaves the straight between a label's ends so far that the label would stand beside it. */
function bends(start, end, centre) {
  const middle = [(start[0] + end[0]) / 2, (start[1] + end[1]) / 2];
  return Math.hypot(middle[0] - centre[0], middle[1] - centre[1]) > SAMPLE_PIXELS;
}

function pointAt({ points, lengths }, distance) {
  let index = 1;
  while (index < lengths.length - 1 && lengths[index] < distance) index += 1;
  const span = lengths[index] - lengths[index - 1] || 1;
  const share = (distance - lengths[index - 1]) / span;
  const [ax, ay] = points[index - 1];
  const [bx, by] = points[index];
  return [ax + share * (bx - ax), ay + share * (by - ay)];
}
