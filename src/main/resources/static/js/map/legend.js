/** The legend card: what is on the map, with its units. */

import { on } from '../base/bus.js';
import { fill, h, svg } from '../base/dom.js';
import { plain } from '../base/format.js';
import { ICONS } from '../base/icons.js';
import { localized, t } from '../base/i18n.js';
import { findCollection, findProperty, propertyTitle, titleOf, valueLabel } from '../data/catalog.js';
import { layerData } from '../data/features.js';
import { RESULT, shownIds } from '../layers/order.js';
import { resultLegend } from '../coverage/legend.js';
import { legendList } from '../analysis/legend.js';
import { activeOverlay } from './overlays.js';
import { isInView } from './map.js';
import { choroplethBreaks } from './paint-shapes.js';
import { pinPicture } from './pins.js';
import { choroplethColours, styleOf } from './styles.js';

let open = window.innerWidth >= 800;

export function startLegend(element) {
  const draw = () => drawLegend(element);
  for (const name of ['language', 'layers', 'result', 'features', 'catalog', 'overlay', 'analysis', 'view']) on(name, draw);
  draw();
}

function drawLegend(element) {
  const ids = shownIds();
  const result = activeOverlay() ? activeOverlay().legend?.() ?? null : ids.includes(RESULT) ? resultLegend() : null;
  const toggle = () => {
    open = !open;
    drawLegend(element);
  };
  element.setAttribute('aria-label', t('legend'));
  fill(element,
    h('h2', {}, result?.title ?? t('legend'),
      h('button', { class: 'icon-button', type: 'button', 'aria-expanded': String(open), 'aria-label': t(open ? 'fold' : 'unfold'), onclick: toggle },
        svg(open ? ICONS.chevron : ICONS.up, 'icon small'))),
    open ? [result?.rows ? legendList(result.rows, result.unit) : result?.content, list(ids.filter((id) => id !== RESULT && !result?.layers?.includes(id)).reverse())] : null);
}

function list(ids) {
  return h('ul', {}, ids.filter((id) => isInView(findCollection(id)?.bbox)).flatMap((id) => legendRows(id)));
}

/** The rows of one layer: its colour and name, or its classes. */
export function legendRows(id) {
  const collection = findCollection(id);
  if (!collection) return [];
  const style = styleOf(collection);
  if (style.paint === 'choropleth') return choroplethRows(collection, style);
  if (style.by) return categoryRows(collection, style);
  const rows = [row(swatch(style, 'solid'), titleOf(id))];
  if (style.paint === 'pin') {
    for (const [status, look] of [['planned', 'hollow'], ['closed', 'grey']]) {
      if (hasStatus(id, status)) rows.push(row(swatch(style, look), t('legend.status', { layer: titleOf(id), status: valueLabel(findProperty(collection, 'status'), status) })));
    }
  }
  return rows;
}

function hasStatus(id, status) {
  return layerData(id).shapes.some((shape) => shape.properties.status === status);
}

function choroplethRows(collection, style) {
  const property = findProperty(collection, style.property);
  const breaks = choroplethBreaks(layerData(collection.id), style.property);
  const unit = property?.unit ? ` (${localized(property.unit)})` : '';
  const colours = choroplethColours();
  const head = h('li', {}, h('span', {}, `${titleOf(collection.id)} · ${property ? propertyTitle(property) : style.property}${unit}`));
  if (breaks.length === 0) return [head];
  const labels = [`< ${plain(breaks[0])}`, ...breaks.slice(1).map((to, index) => `${plain(breaks[index])} – ${plain(to)}`), `≥ ${plain(breaks[breaks.length - 1])}`];
  return [head, ...labels.map((label, index) => row(box(colours[index]), label))];
}

function categoryRows(collection, style) {
  const property = findProperty(collection, style.by.property);
  return Object.entries(style.by.colours).map(([value, colour]) => row(box(colour, '50%'), `${titleOf(collection.id)} · ${valueLabel(property, value)}`));
}

function row(mark, text) {
  return h('li', {}, mark, h('span', {}, text));
}

function box(colour, radius = '2px') {
  return h('span', { class: 'key-swatch', style: { background: colour, 'border-radius': radius, ...(radius === '50%' ? { width: '10px', height: '10px', margin: '0 4px' } : {}) } });
}

/** A small picture of how a layer is painted. */
export function swatch(style, look = 'solid') {
  switch (style.paint) {
    case 'pin': return h('img', { class: 'key-swatch pin', alt: '', src: pinPicture(style, style.hollow ? 'hollow' : look) });
    case 'dot': return box(style.colour, '50%');
    case 'road': return h('span', { class: 'key-swatch', style: { height: '7px', background: '#fff', border: `1.5px solid ${style.casing}`, 'border-width': '1.5px 0' } });
    case 'line': return h('span', { class: 'key-swatch', style: { height: '4px', background: style.stroke, opacity: style.fade ?? 1 } });
    case 'outline': return h('span', { class: 'key-swatch', style: { border: `1.5px dashed ${style.stroke}` } });
    case 'choropleth': return h('span', { class: 'key-swatch', style: { background: `linear-gradient(90deg, ${choroplethColours().slice(1).join(',')})` } });
    default: return h('span', { class: 'key-swatch', style: { background: style.fill, border: `1px solid ${style.stroke ?? style.fill}`, opacity: style.fade ? 0.6 : 1 } });
  }
}
