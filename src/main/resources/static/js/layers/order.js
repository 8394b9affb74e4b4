/** Which layers the map shows, in which order and how strongly; the one place that knows. */

import { emit } from '../base/bus.js';
import { listCollections } from '../data/catalog.js';
import { activeOverlay } from '../map/overlays.js';
import { STYLES } from '../map/styles.js';

/** The place of a coverage result among the layers. */
export const RESULT = '$coverage';
const entries = new Map();
let order = [];

/** Takes in new collections and lets go of those that went; what the reader set stays. */
export function syncOrder() {
  const ids = listCollections().map((collection) => collection.id);
  const known = Object.keys(STYLES);
  const ranked = [...known.filter((id) => ids.includes(id)), ...ids.filter((id) => !known.includes(id))];
  for (const id of ranked) {
    if (!entries.has(id)) {
      entries.set(id, { visible: STYLES[id]?.shown ?? false, opacity: 1 });
      order.push(id);
    }
  }
  order = order.filter((id) => id === RESULT || ids.includes(id));
}

/** From the lowest to the highest. */
export function layerOrder() {
  return [...order];
}

export function layerEntry(id) {
  return entries.get(id) ?? { visible: false, opacity: 1 };
}

export function isVisible(id) {
  return layerEntry(id).visible;
}

export function setLayer(id, changes) {
  entries.set(id, { ...layerEntry(id), ...changes, chosen: true });
  emit('layers', id);
}

/** Moves a layer so many places up (positive) or down among the layers. */
export function moveLayer(id, steps) {
  const from = order.indexOf(id);
  const to = Math.max(0, Math.min(order.length - 1, from + steps));
  if (from < 0 || from === to) return false;
  order.splice(from, 1);
  order.splice(to, 0, id);
  emit('layers', id);
  return true;
}

/** Puts a layer right above another. */
export function placeAbove(id, otherId) {
  if (id === otherId) return;
  order = order.filter((one) => one !== id);
  order.splice(order.indexOf(otherId) + 1, 0, id);
  emit('layers', id);
}

/** Gives the result a place below the roads, once there is one. */
export function showResult(shown) {
  if (shown && !order.includes(RESULT)) {
    const road = order.indexOf('road');
    order.splice(road < 0 ? order.length : road, 0, RESULT);
    entries.set(RESULT, { visible: true, opacity: 1 });
  }
  if (!shown) order = order.filter((id) => id !== RESULT);
  emit('layers', RESULT);
}

export function visibleIds() {
  return order.filter((id) => entries.get(id)?.visible);
}

/** The visible layers that are painted: beside a result about cases, facilities only where the reader chose them. */
export function shownIds() {
  return visibleIds().filter((id) => (activeOverlay() === null ? true : id !== RESULT && !(isFacility(id) && !layerEntry(id).chosen)));
}

function isFacility(id) {
  return STYLES[id]?.paint === 'pin';
}

/** Shows exactly these layers, as a link asks for. */
export function showOnly(ids) {
  for (const [id, entry] of entries) if (id !== RESULT) entries.set(id, { ...entry, visible: ids.includes(id) });
  emit('layers', null);
}
