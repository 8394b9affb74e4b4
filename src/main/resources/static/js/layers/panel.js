/** The layers section: what is shown, above what, how strongly; legend, count, download. */

import { on } from '../base/bus.js';
import { fill, freshId, h } from '../base/dom.js';
import { t } from '../base/i18n.js';
import { listCollections } from '../data/catalog.js';
import { useBaseMap } from '../map/map.js';
import { currentSection, openSection } from '../shell/rail.js';
import { emptyState, toast } from '../shell/notices.js';
import { layerOrder } from './order.js';
import { layerRow } from './row.js';

const REMEMBERED = 'cityreach.baseMap';
let place = null;

export const layersSection = {
  id: 'layers',
  icon: 'layers',
  render(panel) {
    place = h('ul', { class: 'layer-list', 'aria-label': t('section.layers') });
    fill(panel,
      h('div', { class: 'panel-head' }, h('h2', {}, t('section.layers')), h('span', { class: 'note' }, t('layers.hint'))),
      place,
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
