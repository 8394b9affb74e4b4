/** The results that sections draw on the map; the one of the section that was opened last is shown. */

import { emit, on } from '../base/bus.js';
import { boxesMeet, insidePolygon, squaredDistance } from './geometry.js';
import { tracePath, visible } from './paint-shapes.js';

const NEAR_PIXELS = 8;
const overlays = new Map();
let active = null;

/**
 * An overlay has an `id` that features of it are chosen by and, as it needs them: `paint(context, view, side)`
 * above the land and below the names, `marks(context, view, occupied, side)` above all, `shapes(side)` that can
 * be pointed at, `legend()` giving `{title, unit, rows}`, `details(shape)` giving `{title, kind, facts, actions?}`, `takesClick(latlng)` where a click on the map is not a choice,
 * `hover(shape)` giving lines of text, `versions()`, `caption()` for pictures, `shown()` and `hidden()`.
 */
export function registerOverlay(section, overlay) {
  overlays.set(section, overlay);
}

/** Follows the sections. Sections without an overlay leave what is shown. Called once. */
export function startOverlays(withCoverage) {
  on('section', (section) => {
    const next = overlays.get(section) ?? (section === withCoverage ? null : active);
    if (next === active) return;
    active?.hidden?.();
    active = next;
    active?.shown?.();
    emit('overlay');
  });
}

/** The overlay on show; null where it is the coverage result or nothing. */
export function activeOverlay() {
  return active;
}

export function overlayById(id) {
  return [...overlays.values()].find((one) => one.id === id) ?? null;
}

/** The topmost shape of the active overlay at a place of the unit square; null where there is none. */
export function hitOverlay(x, y, unitPerPixel, side = 'main') {
  const shapes = active?.shapes?.(side) ?? [];
  const reach = NEAR_PIXELS * unitPerPixel;
  let best = reach ** 2;
  let nearest = null;
  for (let i = shapes.length - 1; i >= 0; i -= 1) {
    const shape = shapes[i];
    if (!boxesMeet(shape.box, [x - reach, y - reach, x + reach, y + reach])) continue;
    if (shape.dimension === 2) {
      if (insidePolygon(shape, x, y)) return nearest ?? shape;
      continue;
    }
    const distance = squaredDistance(shape, x, y);
    if (distance <= best) {
      best = distance;
      nearest = shape;
    }
  }
  return nearest;
}

/** Paints polygons and points in the colour that each has; null leaves one out. */
export function paintClasses(context, view, shapes, colourOf, { alphaOf = () => 0.72, stroke = 'rgba(255, 255, 255, 0.75)', pointPixels = 5 } = {}) {
  const byColour = new Map();
  for (const shape of visible(shapes, view)) {
    const colour = colourOf(shape);
    if (!colour) continue;
    if (!byColour.has(colour)) byColour.set(colour, []);
    byColour.get(colour).push(shape);
  }
  context.save();
  const strength = context.globalAlpha;
  for (const [colour, members] of byColour) {
    const areas = members.filter((shape) => shape.dimension === 2);
    tracePath(context, view, areas, true);
    context.fillStyle = colour;
    context.globalAlpha = strength * alphaOf(colour);
    context.fill();
    if (stroke && isRoomy(areas, view)) {
      context.lineWidth = 0.8;
      context.strokeStyle = stroke;
      context.stroke();
    }
    paintDots(context, view, members.filter((shape) => shape.dimension === 0), colour, pointPixels, strength);
  }
  context.restore();
}

/** Borders between areas of a few pixels would cover them. */
function isRoomy(areas, view) {
  return areas.length > 0 && (areas[0].box[2] - areas[0].box[0]) * view.scale > 7;
}

function paintDots(context, view, points, colour, radius, strength) {
  context.globalAlpha = strength;
  for (const shape of points) {
    const x = shape.parts[0][0] * view.scale - view.left;
    const y = shape.parts[0][1] * view.scale - view.top;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fillStyle = colour;
    context.fill();
    context.lineWidth = 1.2;
    context.strokeStyle = '#FFFFFF';
    context.stroke();
  }
}
