/**
 * Features of the visible layers, fetched as they are needed. A small layer is fetched once, whole; a
 * large one by the map's box, at most so many at a time, and says how many of how many it holds.
 */

import { getJson } from '../base/api.js';
import { emit } from '../base/bus.js';
import { drawable } from '../map/geometry.js';
import { findCollection, itemsPath } from './catalog.js';

const WHOLE_AT_MOST = 8000;
const POINTS_AT_MOST = 2000;
const DRAWS = 4;
const SHAPES_AT_MOST = 3000;
const BOX_MARGIN = 0.3;
const held = new Map();

/** What is held of a layer: `shapes`, `total`, `complete`, `loading`, `failure`. */
export function layerData(id) {
  if (!held.has(id)) held.set(id, { shapes: [], total: null, complete: false, loading: false, failure: null, box: null });
  return held.get(id);
}

/** Forgets a layer's features, because the layer changed. */
export function forget(id) {
  held.get(id)?.abort?.abort();
  held.delete(id);
}

/** Fetches what the box needs and is not held yet; the event `features` follows each answer. */
export async function ensure(id, box) {
  const data = layerData(id);
  if (data.complete || data.whole || findCollection(id) === null) return data;
  if (data.total === null) return fetchFirst(id, data, box);
  if (box && (!data.box || !contains(data.box, box) || data.sampled)) return fetchBox(id, data, box);
  return data;
}

/** Fetches a layer whole, whatever the map shows; for search and for lists. */
export async function ensureWhole(id) {
  const data = layerData(id);
  if (data.whole) await data.whole;
  else if (!data.complete) await fetchFirst(id, data, null);
  return data;
}

async function fetchFirst(id, data, box) {
  const known = findCollection(id)?.count;
  if (known !== null && known !== undefined && known > WHOLE_AT_MOST) {
    data.total = known;
    return box ? fetchBox(id, data, box) : data;
  }
  data.whole = guarded(id, data, async (signal) => {
    const answer = await getJson(itemsPath(id, { limit: WHOLE_AT_MOST }), { signal });
    data.shapes = shapesOf(answer);
    data.total = answer.numberMatched ?? answer.features.length;
    data.complete = answer.features.length >= data.total;
  });
  await data.whole;
  data.whole = null;
  return data;
}

/** Four draws from all over the layer's order, so that a sample of cases is not one month or one street. */
async function fetchBox(id, data, box) {
  const wide = widened(box);
  const atMost = findCollection(id).geometryType.includes('Point') ? POINTS_AT_MOST : SHAPES_AT_MOST;
  data.abort?.abort();
  const all = findCollection(id).bbox;
  const bbox = all && contains(wide, all) ? undefined : wide.map((value) => value.toFixed(6)).join(',');
  await guarded(id, data, async (signal) => {
    const part = Math.ceil(atMost / DRAWS);
    const first = await getJson(itemsPath(id, { limit: part, bbox }), { signal });
    const matched = first.numberMatched ?? first.features.length;
    const step = Math.max(part, Math.floor(matched / DRAWS));
    const offsets = [1, 2, 3].map((draw) => draw * step).filter((offset) => offset < matched);
    const rest = await Promise.all(offsets.map((offset) => getJson(itemsPath(id, { limit: part, bbox, offset }), { signal })));
    data.shapes = [first, ...rest].flatMap(shapesOf);
    data.inBox = matched;
    data.sampled = matched > data.shapes.length;
    data.box = wide;
  });
  return data;
}

function shapesOf(answer) {
  return answer.features.map((feature, index) => drawable(feature, `${index}`)).filter(Boolean);
}

async function guarded(id, data, work) {
  const abort = new AbortController();
  data.abort = abort;
  data.loading = true;
  emit('features', id);
  try {
    await work(abort.signal);
    data.failure = null;
  } catch (failure) {
    if (failure.name === 'AbortError') return;
    data.failure = failure;
  }
  data.loading = false;
  emit('features', id);
}

function contains(outer, inner) {
  return outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];
}

function widened([west, south, east, north]) {
  const dx = (east - west) * BOX_MARGIN;
  const dy = (north - south) * BOX_MARGIN;
  return [Math.max(-180, west - dx), Math.max(-90, south - dy), Math.min(180, east + dx), Math.min(90, north + dy)];
}
