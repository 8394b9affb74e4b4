/** The coverage result on the map: covered land, hatched gaps, the served area's outline, ranked marks. */

import { layerData } from '../data/features.js';
import { boxesMeet, innerPlace } from '../map/geometry.js';
import { trace, tracePath, visible } from '../map/paint-shapes.js';
import { selection } from '../map/selection.js';
import { classColour } from '../data/styles.js';
import { RESULT } from '../layers/order.js';
import { shownResult } from './store.js';

const HATCH = 8;
const MARKS = 12;
const MARK_RADIUS = 11;
let hatchCanvas = null;

/** Covered land in blue, gaps in hatched orange; pale while a new result is being computed. */
export function paintResultFill(context, view) {
  const result = shownResult();
  if (!result) return;
  const dimmed = result.stale ? 0.4 : 1;
  const strength = context.globalAlpha;
  context.globalAlpha = strength * dimmed;
  if (result.area) paintCovered(context, view, result);
  const gaps = visible(result.gaps, view);
  tracePath(context, view, gaps, true);
  const present = context.globalAlpha;
  context.fillStyle = classColour('coverage', 'gap');
  context.globalAlpha = present * 0.22;
  context.fill();
  context.globalAlpha = present;
  context.fillStyle = hatch(context, view);
  context.fill();
  context.lineWidth = 0.8;
  context.strokeStyle = classColour('coverage', 'gap');
  context.globalAlpha = present * 0.7;
  context.stroke();
  context.globalAlpha = present;
}

function paintCovered(context, view, result) {
  const demand = layerData(result.demandLayer).shapes;
  context.save();
  context.beginPath();
  trace(context, view, result.area, true);
  context.fillStyle = classColour('coverage', 'covered');
  if (demand[0]?.dimension === 2) {
    context.clip();
    tracePath(context, view, visible(demand, view).filter((shape) => result.counts(shape)), true);
    context.globalAlpha *= 0.38;
  } else {
    context.globalAlpha *= 0.16;
  }
  context.fill();
  context.restore();
}

/** A diagonal hatch that stays with the ground while the map moves. */
function hatch(context, view) {
  hatchCanvas ??= drawHatch();
  const pattern = context.createPattern(hatchCanvas, 'repeat');
  const shift = (value) => -(value % HATCH);
  pattern.setTransform(new DOMMatrix([0.5, 0, 0, 0.5, shift(view.left), shift(view.top)]));
  return pattern;
}

function drawHatch() {
  const canvas = document.createElement('canvas');
  canvas.width = 2 * HATCH;
  canvas.height = 2 * HATCH;
  const context = canvas.getContext('2d');
  context.scale(2, 2);
  context.strokeStyle = classColour('coverage', 'gap');
  context.globalAlpha = 0.72;
  context.lineWidth = 2.2;
  for (const offset of [-HATCH, 0, HATCH]) {
    context.moveTo(offset - 2, HATCH + 2);
    context.lineTo(offset + HATCH + 2, -2);
  }
  context.stroke();
  return canvas;
}

export function paintResultLines(context, view) {
  const result = shownResult();
  if (!result?.area || !result.visible) return;
  context.save();
  context.globalAlpha = result.stale ? 0.4 : 1;
  tracePath(context, view, [result.area], true);
  context.lineWidth = 1.5;
  context.lineJoin = 'round';
  context.strokeStyle = classColour('coverage', 'covered');
  context.stroke();
  context.restore();
}

/** Numbers on the largest gaps; each takes its place so that no name is written over it. */
export function paintGapMarks(context, view, occupied) {
  const result = shownResult();
  if (!result || !result.visible) return;
  const chosen = selection()?.layer === RESULT ? selection().id : null;
  const marked = result.gaps.filter((gap, index) => index < MARKS || gap.id === chosen);
  for (const gap of marked.reverse()) {
    if (!boxesMeet(gap.box, view.box)) continue;
    const [unitX, unitY] = innerPlace(gap);
    const x = unitX * view.scale - view.left;
    const y = unitY * view.scale - view.top;
    const radius = gap.id === chosen ? MARK_RADIUS + 3 : MARK_RADIUS;
    const box = [x - radius, y - radius, x + radius, y + radius];
    if (gap.id !== chosen && view.zoom < 13 && !occupied.isFree(box)) continue;
    paintMark(context, x, y, radius, String(gap.rank), result.stale);
    occupied.take(box);
  }
}

function paintMark(context, x, y, radius, text, stale) {
  context.save();
  context.globalAlpha = stale ? 0.45 : 1;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = classColour('coverage', 'gap');
  context.fill();
  context.lineWidth = 1.5;
  context.strokeStyle = '#FFFFFF';
  context.stroke();
  context.fillStyle = '#FFFFFF';
  context.font = '600 12px system-ui, sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(text, x, y + 0.5);
  context.restore();
}
