/** The address bar's part after `#`: section, place, layers and the section's question, so that a link restores the view. */

import { debounced, on } from '../base/bus.js';
import { inputs } from '../coverage/inputs.js';
import { shownResult } from '../coverage/store.js';
import { readState, writeState } from '../analysis/codec.js';
import { RESULT, visibleIds } from '../layers/order.js';
import { viewOfMap } from '../map/map.js';
import { currentSection } from './rail.js';

const SHORT = {
  facilities: 'f', status: 'fs', demand: 'd', weight: 'w', radiusKind: 'rk', standard: 'std', radius: 'r', radiusProperty: 'rp', from: 'from', within: 'in', withinId: 'inid', groupBy: 'by',
};
const sections = new Map();

/** Lets a section keep its question in the address: `parts` are `{prefix, state, usual}`, `hasResult()` says whether it has been asked. */
export function keepInAddress(section, parts, hasResult) {
  sections.set(section, { parts, hasResult });
}

/** What the address asks for; members that it does not name are null. Sections' questions go into their states. */
export function readAddress() {
  const query = new URLSearchParams(location.hash.slice(1));
  const at = (query.get('map') ?? '').split('/').map(Number);
  const asked = {};
  for (const [name, short] of Object.entries(SHORT)) if (query.has(short)) asked[name] = name === 'radius' ? Number(query.get(short)) : query.get(short);
  for (const { parts } of sections.values()) for (const { prefix, state, usual } of parts) readState(query, prefix, state, usual);
  return {
    section: query.get('s'),
    start: at.length === 3 && at.every(Number.isFinite) ? { zoom: at[0], centre: [at[1], at[2]] } : null,
    layers: query.has('on') ? query.get('on').split(',').filter(Boolean) : null,
    asked,
    run: query.get('run') === '1',
  };
}

function hashOfView() {
  const { latitude, longitude, zoom } = viewOfMap();
  const query = new URLSearchParams();
  query.set('s', currentSection());
  query.set('map', `${zoom}/${latitude.toFixed(5)}/${longitude.toFixed(5)}`);
  query.set('on', visibleIds().filter((id) => id !== RESULT).join(','));
  const own = sections.get(currentSection());
  if (own) {
    for (const { prefix, state, usual } of own.parts) writeState(query, prefix, state, usual);
  } else {
    for (const [name, short] of Object.entries(SHORT)) if (inputs[name] !== '' || name === 'weight') query.set(short, inputs[name]);
  }
  if (own ? own.hasResult() : shownResult()) query.set('run', '1');
  return `#${query.toString().replaceAll('%2C', ',').replaceAll('%2F', '/')}`;
}

export function addressOfView() {
  return location.href.split('#')[0] + hashOfView();
}

/** Keeps the address in step with the page; moving about makes no history. */
export function followView() {
  const write = debounced(250, () => history.replaceState(null, '', hashOfView()));
  for (const name of ['view', 'layers', 'result', 'section', 'analysis', 'heat']) on(name, write);
}
