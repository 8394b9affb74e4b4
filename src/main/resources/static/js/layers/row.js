/** One layer's row: shown or not, symbol, name, count, order by drag or keys, and more below. */

import { h, svg } from '../base/dom.js';
import { number } from '../base/format.js';
import { ICONS } from '../base/icons.js';
import { localized, t } from '../base/i18n.js';
import { findCollection, itemsPath, propertyTitle, titleOf } from '../data/catalog.js';
import { fileLink } from '../shell/files.js';
import { FILE_FORMATS } from '../data/formats.js';
import { emit } from '../base/bus.js';
import { legendRows, swatch } from '../map/legend.js';
import { styleOf } from '../map/styles.js';
import { RESULT, isVisible, layerEntry, moveLayer, placeAbove, setLayer } from './order.js';

export function layerRow(id, open) {
  const collection = findCollection(id);
  const title = id === RESULT ? t('layers.result') : titleOf(id);
  const visible = isVisible(id);
  const row = h('li', { class: `layer ${visible ? '' : 'off'}`, draggable: 'true', dataset: { id } },
    h('div', { class: 'layer-head' },
      grip(id, title),
      h('button', {
        class: 'icon-button', type: 'button', role: 'switch', 'aria-checked': String(visible), 'aria-label': t('layers.show', { layer: title }), title: t('layers.show', { layer: title }),
        dataset: { focus: `eye-${id}` }, onclick: () => setLayer(id, { visible: !visible }),
      }, svg(visible ? ICONS.eye : ICONS.eyeOff, 'icon small')),
      collection ? swatch(styleOf(collection)) : h('span', { class: 'key-swatch hatch' }),
      h('span', { class: 'layer-title' }, title),
      h('span', { class: 'note number' }, collection ? countText(collection) : '')),
    h('details', { dataset: { layer: id }, open },
      h('summary', { 'aria-label': t('layers.more', { layer: title }), dataset: { focus: `more-${id}` } }, svg(ICONS.chevron, 'icon small')),
      h('div', { class: 'layer-more' }, opacity(id, title), collection ? moreOf(collection) : null)));
  makeDraggable(row, id);
  return row;
}

function countText(collection) {
  return collection.count === null ? '' : number(collection.count);
}

/** The handle: arrow keys move the layer, so does dragging the row. */
function grip(id, title) {
  const onkeydown = (event) => {
    const steps = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!steps) return;
    event.preventDefault();
    moveLayer(id, steps);
  };
  return h('button', { class: 'icon-button grip', type: 'button', title: t('layers.move'), 'aria-label': t('layers.moveOf', { layer: title }), dataset: { focus: `grip-${id}` }, onkeydown },
    svg(ICONS.grip, 'icon small'));
}

function opacity(id, title) {
  return h('label', { class: 'row' }, h('span', { class: 'note' }, t('layers.opacity')),
    h('input', {
      type: 'range', min: 10, max: 100, step: 5, value: String(Math.round(layerEntry(id).opacity * 100)), 'aria-label': t('layers.opacityOf', { layer: title }), dataset: { focus: `opacity-${id}` },
      oninput: (event) => setOpacity(id, event.target.value / 100),
    }));
}

function setOpacity(id, value) {
  Object.assign(layerEntry(id), { opacity: value });
  emit('repaint');
}

function moreOf(collection) {
  const columns = collection.properties.map((property) => {
    const unit = localized(property.unit, '');
    return unit ? `${propertyTitle(property)} (${unit})` : propertyTitle(property);
  });
  return [
    h('ul', { class: 'layer-legend' }, legendRows(collection.id)),
    columns.length ? h('p', { class: 'note' }, `${t('layers.properties')} ${columns.join(' · ')}`) : null,
    h('div', { class: 'row wrap' },
      FILE_FORMATS.map(([f, ending, name]) => fileLink(itemsPath(collection.id, { f, download: true }), `${collection.id}.${ending}`, name, { 'data-test': `download-${f}` })),
      h('span', { class: 'note' }, `${collection.id}${collection.version ? ` · v${collection.version}` : ''}`)),
  ];
}

function makeDraggable(row, id) {
  row.addEventListener('dragstart', (event) => {
    if (event.target !== row || document.activeElement?.type === 'range') {
      event.preventDefault();
      return;
    }
    event.dataTransfer.setData('text/plain', id);
    event.dataTransfer.effectAllowed = 'move';
    row.classList.add('dragging');
  });
  row.addEventListener('dragend', () => {
    row.classList.remove('dragging');
    emit('layers', id);
  });
  row.addEventListener('dragover', (event) => {
    event.preventDefault();
    row.classList.add('drop');
  });
  row.addEventListener('dragleave', () => row.classList.remove('drop'));
  row.addEventListener('drop', (event) => {
    event.preventDefault();
    row.classList.remove('drop');
    placeAbove(event.dataTransfer.getData('text/plain'), id);
  });
}
