/** Draws a siting plan: demand by how it is served, sites, and lines to whom a site serves. */

import { classColour } from '../data/styles.js';
import { paintClasses } from '../map/overlays.js';
import { paintPins, pinRadius } from '../map/pins.js';
import { selection } from '../map/selection.js';
import { reachOf } from './model.js';
import { pixel, unitOf } from './paint-excluded.js';
import { SITING, glyphOf, placeOfSite, roleColour } from './site.js';

const ALPHA = { served: 0.3, newly: 0.62, unserved: 0.34, lost: 0.6 };

export function paintDemands(context, view, model) {
  const served = chosenServed(model);
  for (const kind of ['served', 'unserved', 'newly', 'lost']) {
    const shapes = model.demands.filter((one) => one.kind === kind).map((one) => one.ground);
    paintClasses(context, view, shapes, () => classColour('siting', kind), { alphaOf: () => (served ? ALPHA[kind] * 0.45 : ALPHA[kind]), stroke: 'rgba(255, 255, 255, 0.6)', pointPixels: 4 });
  }
  if (served) paintClasses(context, view, served.map(({ ground }) => ground), () => roleColour('new'), { alphaOf: () => 0.4, pointPixels: 5 });
}

/** The demand that the chosen site serves; null where no site is chosen. */
function chosenServed(model) {
  const chosen = selection();
  if (chosen?.layer !== SITING || !model.sites.some((shape) => shape.id === chosen.id)) return null;
  const ids = new Set((model.bySite.get(chosen.id) ?? []).map((one) => one.demand));
  return model.demands.filter((one) => ids.has(one.id));
}

/** Lines from the chosen site to the demand that it serves, and the circle of its reach. */
export function paintLinks(context, view, model) {
  const served = chosenServed(model);
  if (!served) return;
  const shape = model.sites.find((one) => one.id === selection().id);
  const [x, y] = pixel(placeOfSite(shape), view);
  context.save();
  context.beginPath();
  for (const { place } of served) {
    const [toX, toY] = pixel(place, view);
    context.moveTo(x, y);
    context.lineTo(toX, toY);
  }
  context.strokeStyle = roleColour('new');
  context.globalAlpha *= served.length > 400 ? 0.18 : 0.4;
  context.lineWidth = 1;
  context.stroke();
  const reach = reachOf(model.asked);
  if (reach) {
    context.globalAlpha = 0.9;
    context.beginPath();
    context.arc(x, y, unitOf(reach, placeOfSite(shape)[1]) * view.scale, 0, 2 * Math.PI);
    context.setLineDash([6, 4]);
    context.lineWidth = 1.5;
    context.stroke();
  }
  context.restore();
}

/** Existing sites solid, closed ones grey, upgraded ones in another colour, new ones hollow; the chosen one larger. */
export function paintSites(context, view, model, occupied) {
  const chosen = selection()?.layer === SITING ? selection().id : null;
  const glyph = glyphOf(model.asked);
  for (const roles of [['kept'], ['closed', 'upgraded'], ['new', 'fixed']]) {
    const shapes = model.sites.filter((shape) => roles.includes(shape.role)).map(placed);
    for (const role of roles) {
      const style = { colour: roleColour(role), glyph, hollow: shapes[0]?.isNew };
      const boxes = paintPins(context, view.zoom < 12.5 && roles[0] !== 'kept' ? { ...view, zoom: 12.5 } : view, shapes.filter((shape) => shape.role === role), style, chosen);
      boxes.forEach((box) => occupied.take(box));
    }
  }
  paintNumbers(context, view, model.sites.filter((shape) => shape.isNew).map(placed), occupied);
}

/** The shape where it is on show; a closed site looks closed. */
function placed(shape) {
  const place = placeOfSite(shape);
  return { ...shape, parts: [place], box: [...place, ...place], properties: { ...shape.properties, status: shape.role === 'closed' ? 'closed' : '' } };
}

/** Names of new sites, written where there is room. */
function paintNumbers(context, view, shapes, occupied) {
  context.font = '600 12px system-ui, "PingFang SC", "Microsoft YaHei", "WenQuanYi Micro Hei", sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  for (const shape of shapes) {
    const text = String(shape.properties.name ?? shape.id);
    const [x, y] = pixel(shape.parts[0], view);
    const down = y + pinRadius(view.zoom) + 11;
    const half = context.measureText(text).width / 2 + 3;
    const box = [x - half, down - 8, x + half, down + 8];
    if (!occupied.isFree(box)) continue;
    occupied.take(box);
    context.strokeStyle = 'rgba(255, 255, 255, 0.94)';
    context.lineWidth = 3.2;
    context.strokeText(text, x, down);
    context.fillStyle = '#8F1D13';
    context.fillText(text, x, down);
  }
}
