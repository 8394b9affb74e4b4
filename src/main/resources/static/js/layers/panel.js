/** The layers section: what is shown, above what, how strongly; legend, count, download. */

import { API, withQuery } from '../base/api.js';
import { on } from '../base/bus.js';
import { fill, freshId, h } from '../base/dom.js';
import { currentLanguage, t } from '../base/i18n.js';
import { listCollections } from '../data/catalog.js';
import { serverFile } from '../shell/files.js';
import { leafletMap, useBaseMap } from '../map/map.js';
import { currentSection, openSection } from '../shell/rail.js';
import { emptyState, toast } from '../shell/notices.js';
import { layerOrder, visibleIds } from './order.js';
import { layerRow } from './row.js';

const REMEMBERED = 'cityreach.baseMap';
const MOST_PRINTED = 20;
let place = null;

export const layersSection = {
  id: 'layers',
  icon: 'layers',
  render(panel) {
    place = h('ul', { class: 'layer-list', 'aria-label': t('section.layers') });
    fill(panel,
      h('div', { class: 'panel-head' }, h('h2', {}, t('section.layers')), h('span', { class: 'note' }, t('layers.hint'))),
      place,
      h('div', { class: 'block' }, printRow()),
      h('div', { class: 'block' }, baseMapField()));
    drawList();
  },
};

export function startLayers() {
  const redraw = () => {
    if (currentSection() === 'layers' && place && !place.querySelector('.dragging')) drawList();
  };
  for (const name of ['layers', 'catalog', 'result', 'features']) on(name, redraw);
}

function drawList() {
  const focused = document.activeElement?.dataset?.focus;
  const open = [...place.querySelectorAll('details[open]')].map((details) => details.dataset.layer);
  const ids = layerOrder().reverse();
  if (listCollections().every((one) => one.count === 0)) {
    fill(place, h('li', {}, emptyState('layers', t('layers.empty'),
      h('button', { class: 'button', type: 'button', onclick: () => openSection('imports') }, t('section.imports')))));
    return;
  }
  fill(place, ids.map((id) => layerRow(id, open.includes(id))));
  if (focused) place.querySelector(`[data-focus="${focused}"]`)?.focus();
}

/** The visible layers, as far as the map shows them, on a page to print. */
function printRow() {
  const print = () => {
    const ids = visibleIds().filter((id) => !id.startsWith('$'));
    if (!ids.length) return toast(t('layers.printNothing'));
    const bounds = leafletMap().getBounds();
    const bbox = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()].map((edge) => edge.toFixed(6)).join(',');
    return serverFile(withQuery(`${API}/maps/pdf`, { collections: ids.slice(0, MOST_PRINTED).join(','), bbox, lang: currentLanguage() }), 'map.pdf', 'application/pdf');
  };
  return h('div', { class: 'row actions' }, h('button', { class: 'button', type: 'button', 'data-test': 'print-map', onclick: print }, t('layers.print')));
}

/** An own base map below everything; off until an address is given. */
function baseMapField() {
  const id = freshId('base');
  const input = h('input', { id, class: 'input', type: 'url', placeholder: 'https://…/{z}/{x}/{y}.png', value: localStorage.getItem(REMEMBERED) ?? '' });
  const apply = (event) => {
    event.preventDefault();
    const address = input.value.trim();
    localStorage.setItem(REMEMBERED, address);
    useBaseMap(address, () => toast(t('layers.baseFailed')));
  };
  return h('details', {},
    h('summary', {}, t('layers.base')),
    h('form', { class: 'row', onsubmit: apply }, input, h('button', { class: 'button', type: 'submit' }, t('apply'))),
    h('p', { class: 'note' }, h('label', { for: id }, t('layers.baseNote'))));
}
