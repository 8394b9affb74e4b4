/** The cases of the chosen repeat location: fetched one by one, listed and marked on the map. */

import { getJson, API } from '../base/api.js';
import { emit } from '../base/bus.js';
import { h } from '../base/dom.js';
import { dateTime } from '../base/format.js';
import { t } from '../base/i18n.js';
import { findCollection, findProperty, valueLabel } from '../data/catalog.js';
import { drawable } from '../map/geometry.js';

const MOST = 40;
const held = new Map();

/** Places of the unit square of a location's cases, as far as they are there. */
export function memberPlaces(location) {
  return (held.get(location)?.shapes ?? []).map((shape) => [...shape.parts[0]]);
}

/** Fetches a location's cases; the event `hotspots` follows. */
export async function ensureMembers(location, collection) {
  if (held.has(location)) return;
  const entry = { shapes: [] };
  held.set(location, entry);
  const ids = (location.properties.members ?? []).slice(0, MOST);
  const found = await Promise.allSettled(ids.map((id) => getJson(`${API}/collections/${encodeURIComponent(collection)}/items/${encodeURIComponent(id)}`)));
  entry.shapes = found.filter((one) => one.status === 'fulfilled').map((one) => drawable(one.value, '')).filter(Boolean);
  emit('hotspots');
  emit('repaint');
}

/** The cases of a location as a list, the earliest first. */
export function memberList(location, collection) {
  const layer = findCollection(collection);
  const time = layer?.timeProperty;
  const status = findProperty(layer, 'status');
  const members = [...(held.get(location)?.shapes ?? [])].sort((a, b) => String(a.properties[time] ?? '').localeCompare(String(b.properties[time] ?? '')));
  if (members.length === 0) return null;
  const all = location.properties.members?.length ?? members.length;
  return [
    h('h3', {}, t('hotspots.members', { count: all })),
    h('div', { class: 'table-frame short' }, h('table', { class: 'table', 'data-test': 'members' }, h('tbody', {}, members.map((member) => h('tr', {},
      h('td', {}, member.id), h('td', {}, dateTime(member.properties[time])), h('td', {}, status ? valueLabel(status, member.properties.status ?? '') : '')))))),
    all > members.length ? h('p', { class: 'note' }, t('table.first', { shown: members.length, all })) : null,
  ];
}
