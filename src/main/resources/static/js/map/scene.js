/** What the two canvases show: the city's layers in the reader's order, and above them names and marks. */

import { findCollection } from '../data/catalog.js';
import { layerData } from '../data/features.js';
import { RESULT, layerEntry, shownIds } from '../layers/order.js';
import { paintGapMarks, paintResultFill, paintResultLines } from '../coverage/overlay.js';
import { paintPreview } from '../imports/overlay.js';
import { boxesMeet } from './geometry.js';
import { hoveredShape } from './hover.js';
import { Occupancy, labelWishes, writeLabels } from './labels.js';
import { activeOverlay } from './overlays.js';
import { choroplethBreaks, paintChoropleth, paintFill, paintLine, paintOutline, paintRoads, tracePath, visible } from './paint-shapes.js';
import { paintPins } from './pins.js';
import { selection } from './selection.js';
import { styleOf } from './styles.js';

const LAND = '#F3F1EB';
const pinBoxes = { main: [], other: [] };

/** The lower canvas of one of two maps: land, layers, result. */
export function paintCity(context, view, side = 'main') {
  paintLand(context, view);
  pinBoxes[side] = [];
  let linesPainted = activeOverlay() !== null;
  let overlayPainted = activeOverlay() === null;
  for (const id of shownIds()) {
    if (!overlayPainted && id === 'road') {
      paintOverlay(context, view, side);
      overlayPainted = true;
    }
    const style = id === RESULT ? null : styleFor(id);
    if (!linesPainted && (style?.paint === 'pin' || style?.paint === 'dot')) {
      paintResultLines(context, view);
      linesPainted = true;
    }
    context.save();
    context.globalAlpha = layerEntry(id).opacity;
    if (id === RESULT) paintResultFill(context, view);
    else if (style) paintLayer(context, view, id, style, side);
    context.restore();
  }
  if (!overlayPainted) paintOverlay(context, view, side);
  if (!linesPainted) paintResultLines(context, view);
}

function paintOverlay(context, view, side) {
  context.save();
  activeOverlay().paint?.(context, view, side);
  context.restore();
}

function paintLand(context, view) {
  const hasBase = document.getElementById('map').classList.contains('has-base');
  context.clearRect(0, 0, view.width, view.height);
  if (hasBase) return;
  context.fillStyle = LAND;
  context.fillRect(0, 0, view.width, view.height);
}

function styleFor(id) {
  const collection = findCollection(id);
  return collection ? styleOf(collection) : null;
}

function paintLayer(context, view, id, style, side) {
  if (style.minZoom && view.zoom < style.minZoom) return;
  const data = layerData(id);
  const shapes = visible(data.shapes, view);
  const chosen = selection()?.layer === id ? selection().id : null;
  switch (style.paint) {
    case 'fill': paintFill(context, view, shapes, style); break;
    case 'outline': paintOutline(context, view, shapes, style); break;
    case 'road': paintRoads(context, view, shapes, style); break;
    case 'line': paintLine(context, view, shapes, style); break;
    case 'choropleth': paintChoropleth(context, view, shapes, style, choroplethBreaks(data, style.property)); break;
    case 'dot': paintDots(context, view, shapes, style); break;
    default: pinBoxes[side].push(...paintPins(context, view, shapes, style, chosen)); break;
  }
}

function paintDots(context, view, shapes, style) {
  const radius = view.zoom < 13 ? 1.8 : view.zoom < 15 ? 2.6 : 4;
  const byColour = new Map();
  for (const shape of shapes) {
    const colour = style.by?.colours[shape.properties[style.by.property]] ?? style.colour;
    if (!byColour.has(colour)) byColour.set(colour, []);
    byColour.get(colour).push(shape);
  }
  for (const [colour, members] of byColour) {
    context.beginPath();
    for (const shape of members) {
      const x = shape.parts[0][0] * view.scale - view.left;
      const y = shape.parts[0][1] * view.scale - view.top;
      context.moveTo(x + radius, y);
      context.arc(x, y, radius, 0, 2 * Math.PI);
    }
    context.fillStyle = colour;
    context.globalAlpha *= 0.75;
    context.fill();
    context.globalAlpha /= 0.75;
  }
}

/** The upper canvas: the chosen feature, gap numbers, names. */
export function paintNames(context, view, side = 'main') {
  context.clearRect(0, 0, view.width, view.height);
  if (hoveredShape()) paintOutlined(context, view, hoveredShape(), '#1F2933', 2);
  if (selection()) paintOutlined(context, view, selection().shape, '#0F766E', 2.6);
  const occupied = new Occupancy();
  pinBoxes[side].forEach((box) => occupied.take(box));
  if (activeOverlay()) activeOverlay().marks?.(context, view, occupied, side);
  else paintGapMarks(context, view, occupied);
  paintPreview(context, view).forEach((box) => occupied.take(box));
  const wishes = [];
  for (const id of shownIds()) {
    const style = id === RESULT ? null : styleFor(id);
    if (style?.label) wishes.push(...labelWishes(context, view, visible(layerData(id).shapes, view), style));
  }
  writeLabels(context, wishes, occupied);
}

/** A shape in its colour above white; points have marks of their own. */
function paintOutlined(context, view, shape, colour, width) {
  if (shape.dimension === 0 || !boxesMeet(shape.box, view.box)) return;
  context.lineJoin = 'round';
  for (const [stroke, style] of [[width + 2.9, 'rgba(255, 255, 255, 0.9)'], [width, colour]]) {
    tracePath(context, view, [shape], shape.dimension === 2);
    context.lineWidth = stroke;
    context.strokeStyle = style;
    context.stroke();
  }
}
