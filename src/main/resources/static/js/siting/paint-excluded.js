/** Draws places that are not allowed, hatched; and how lengths and places become pixels. */

import { classColour } from '../data/styles.js';
import { boxesMeet } from '../map/geometry.js';
import { selection } from '../map/selection.js';

const EARTH_METRES = 40075016.7;
const HATCH = 6;
let hatchCanvas = null;

/** A place of the unit square in pixels of the canvas. */
export function pixel([x, y], view) {
  return [x * view.scale - view.left, y * view.scale - view.top];
}

/** A length in units of the square at a height of it. */
export function unitOf(metres, y) {
  const latitude = Math.PI / 2 - 2 * Math.atan(Math.exp((y - 0.5) * 2 * Math.PI));
  return metres / (EARTH_METRES * Math.cos(latitude));
}

/** Places of a lattice fill their square; single places are a hatched disc. */
export function paintExcluded(context, view, model) {
  const { spacingMetres } = model.document.candidates ?? {};
  const pattern = hatch(context, view);
  context.save();
  context.beginPath();
  for (const shape of model.excluded) {
    if (!boxesMeet(shape.box, view.box)) continue;
    const [x, y] = pixel([shape.parts[0][0], shape.parts[0][1]], view);
    const half = spacingMetres ? (unitOf(spacingMetres, shape.parts[0][1]) * view.scale) / 2 : 0;
    if (half > 3) {
      context.rect(x - half, y - half, 2 * half, 2 * half);
    } else {
      context.moveTo(x + 9, y);
      context.arc(x, y, spacingMetres ? 3 : 9, 0, 2 * Math.PI);
    }
  }
  context.globalAlpha *= 0.3;
  context.fillStyle = '#FFFFFF';
  context.fill();
  context.globalAlpha /= 0.3;
  context.fillStyle = pattern;
  context.fill();
  if (!spacingMetres) {
    context.lineWidth = 1.4;
    context.strokeStyle = classColour('siting', 'excluded');
    context.stroke();
  }
  paintChosen(context, view, model);
  context.restore();
}

/** A ring around the place that is chosen. */
function paintChosen(context, view, model) {
  const chosen = model.excluded.find((shape) => shape.id === selection()?.id);
  if (!chosen) return;
  const [x, y] = pixel([chosen.parts[0][0], chosen.parts[0][1]], view);
  context.beginPath();
  context.arc(x, y, 14, 0, 2 * Math.PI);
  context.lineWidth = 2.5;
  context.strokeStyle = '#1F2933';
  context.stroke();
}

function hatch(context, view) {
  hatchCanvas ??= drawHatch();
  const pattern = context.createPattern(hatchCanvas, 'repeat');
  pattern.setTransform(new DOMMatrix([0.5, 0, 0, 0.5, -(view.left % HATCH), -(view.top % HATCH)]));
  return pattern;
}

function drawHatch() {
  const canvas = document.createElement('canvas');
  canvas.width = 2 * HATCH;
  canvas.height = 2 * HATCH;
  const context = canvas.getContext('2d');
  context.scale(2, 2);
  context.strokeStyle = classColour('siting', 'excluded');
  context.lineWidth = 1.3;
  for (const offset of [-HATCH, 0, HATCH]) {
    context.moveTo(offset - 2, HATCH + 2);
    context.lineTo(offset + HATCH + 2, -2);
  }
  context.stroke();
  return canvas;
}
