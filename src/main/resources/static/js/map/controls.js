/** Zoom buttons, the status line with scale and versions, and the note on what is not drawn. */

import { on } from '../base/bus.js';
import { fill, h, svg } from '../base/dom.js';
import { date, metres, number } from '../base/format.js';
import { ICONS } from '../base/icons.js';
import { t } from '../base/i18n.js';
import { findCollection, titleOf } from '../data/catalog.js';
import { layerData } from '../data/features.js';
import { RESULT, visibleIds } from '../layers/order.js';
import { shownResult } from '../coverage/store.js';
import { activeOverlay } from './overlays.js';
import { fitCity, metresPerPixel, viewOfMap, zoomBy } from './map.js';
import { styleOf } from './styles.js';

const SCALE_PIXELS = 70;
let place = null;

export function startControls(buttons, status, stage) {
  const note = h('div', { class: 'drawn-note', hidden: true, role: 'status' });
  stage.append(note);
  const draw = () => {
    drawButtons(buttons);
    drawStatus(status);
    drawNote(note);
  };
  on('language', draw);
  on('view', () => {
    drawStatus(status);
    drawNote(note);
  });
  on('features', () => drawNote(note));
  on('layers', () => drawNote(note));
  for (const name of ['result', 'analysis', 'overlay']) on(name, () => drawStatus(status));
  on('catalog', () => drawStatus(status));
  on('pointer', (latlng) => {
    place = latlng;
    const text = status.querySelector('.place');
    if (text) text.textContent = placeText();
  });
  draw();
}

function drawButtons(element) {
  const button = (icon, key, action) => h('button', { class: 'icon-button', type: 'button', title: t(key), 'aria-label': t(key), onclick: action }, svg(ICONS[icon], 'icon small'));
  fill(element, button('plus', 'map.zoomIn', () => zoomBy(1)), button('minus', 'map.zoomOut', () => zoomBy(-1)), button('fit', 'map.fit', fitCity));
}

function placeText() {
  const { longitude, latitude } = place ? { longitude: place.lng, latitude: place.lat } : viewOfMap();
  return `${number(longitude, 4)} ${number(latitude, 4)}`;
}

function drawStatus(element) {
  const scale = roundScale(metresPerPixel() * SCALE_PIXELS);
  fill(element,
    h('span', { class: 'scale-bar', 'aria-label': t('map.scale', { length: metres(scale) }) },
      h('i', { style: { width: `${Math.round(scale / metresPerPixel())}px` } }), metres(scale)),
    h('span', {}, '·'),
    h('span', { class: 'place', title: t('map.place') }, placeText()),
    versions().map((text) => [h('span', {}, '·'), h('span', {}, text)]),
    h('span', {}, '·'),
    h('span', {}, date(new Date().toISOString())));
}

function versions() {
  const result = activeOverlay() ? null : shownResult();
  const known = activeOverlay()?.versions?.() ?? result?.versions ?? {};
  const ids = Object.keys(known).length ? Object.keys(known) : visibleIds().filter((id) => id !== RESULT && findCollection(id)?.version).reverse().slice(0, 2);
  return ids.slice(0, 3).map((id) => `${titleOf(id)} v${known[id] ?? findCollection(id)?.version}`);
}

function roundScale(most) {
  const power = 10 ** Math.floor(Math.log10(most));
  return [5, 2, 1].map((step) => step * power).find((length) => length <= most);
}

/** Says how much is drawn of how much, and which layers wait for a nearer view. */
function drawNote(element) {
  const lines = [];
  const zoom = viewOfMap().zoom;
  for (const id of visibleIds()) {
    const collection = findCollection(id);
    if (!collection) continue;
    const data = layerData(id);
    if (styleOf(collection).minZoom > zoom) lines.push(t('map.nearer', { layer: titleOf(id) }));
    else if (data.sampled) lines.push(t('map.drawn', { layer: titleOf(id), drawn: number(data.shapes.length), all: number(data.inBox) }));
    else if (data.failure) lines.push(t('map.notLoaded', { layer: titleOf(id) }));
  }
  element.hidden = lines.length === 0;
  fill(element, lines.map((line) => h('div', {}, line)));
}
