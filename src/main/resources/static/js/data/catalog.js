/** What layers there are, with their schemas, titles and counts, as the server lists them. */

import { API, getJson, withQuery } from '../base/api.js';
import { emit } from '../base/bus.js';
import { localized } from '../base/i18n.js';
import { useZone } from '../base/format.js';

const collections = new Map();
let landing = {};
let standards = [];

/** Loads the landing page and the collections; the event `catalog` follows. */
export async function loadCatalog() {
  const [first, list] = await Promise.all([getJson(`${API}`), getJson(`${API}/collections`)]);
  landing = first;
  if (first.city?.zone) useZone(first.city.zone);
  const seen = new Set();
  for (const document of list.collections ?? []) {
    seen.add(document.id);
    collections.set(document.id, normalized(document));
  }
  for (const id of [...collections.keys()]) if (!seen.has(id)) collections.delete(id);
  emit('catalog');
}

function normalized(document) {
  return {
    id: document.id,
    title: document.titles ?? document.title ?? document.id,
    geometryType: document.geometryType ?? '',
    properties: Object.entries(document.properties ?? {}).map(([name, schema]) => ({ name, ...schema })),
    count: document.count ?? document.numberMatched ?? document.itemCount ?? null,
    version: document.version ?? null,
    shipped: document.shipped ?? false,
    timeProperty: document.timeProperty ?? null,
    crs: document.storageCrs ?? document.crs,
    bbox: document.extent?.spatial?.bbox?.[0] ?? null,
  };
}

/** Asks one collection again, after an import changed it. */
export async function reloadCollection(id) {
  const document = await getJson(`${API}/collections/${encodeURIComponent(id)}`);
  collections.set(id, normalized(document));
  emit('catalog');
  return collections.get(id);
}

export function landingPage() {
  return landing;
}

export function listCollections() {
  return [...collections.values()];
}

export function findCollection(id) {
  return collections.get(id) ?? null;
}

/** The layer's title in the reader's language; its id where nobody gave one. */
export function titleOf(id) {
  return localized(collections.get(id)?.title, id);
}

export function dimensionOf(collection) {
  const type = collection?.geometryType ?? '';
  if (type.includes('Point')) return 0;
  return type.includes('Line') ? 1 : 2;
}

export function propertyTitle(property) {
  return localized(property.title, property.name);
}

export function findProperty(collection, name) {
  return collection?.properties.find((property) => property.name === name) ?? null;
}

/** What people read for a value of a property: its label, yes or no, or itself. */
export function valueLabel(property, value) {
  const label = property?.labels?.[String(value)];
  return label ? localized(label, String(value)) : String(value);
}

/** The standards' values; loaded once, again on demand. */
export async function loadStandards() {
  const answer = await getJson(`${API}/standards`);
  standards = answer.standards ?? answer.profiles ?? answer;
  return standards;
}

export function listStandards() {
  return standards;
}

/** The longitude-latitude box of the city: of its grids, else of its homes, else of every layer; null without data. */
export function cityBounds() {
  const boxes = listCollections().filter((one) => one.bbox?.every(Number.isFinite));
  const main = ['grid', 'residential'].map((id) => boxes.find((one) => one.id === id)).find(Boolean);
  const chosen = main ? [main] : boxes;
  return chosen.length ? chosen.map((one) => one.bbox).reduce(joined) : null;
}

function joined(a, b) {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

export function itemsPath(id, parameters) {
  return withQuery(`${API}/collections/${encodeURIComponent(id)}/items`, parameters);
}
