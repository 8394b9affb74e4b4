/** The card of the chosen feature: its properties in words with units, at the map's corner. */

import { emit, on } from '../base/bus.js';
import { fill, h, svg } from '../base/dom.js';
import { date, dateTime, plain, quantity, squareMetres } from '../base/format.js';
import { ICONS } from '../base/icons.js';
import { localized, t } from '../base/i18n.js';
import { dimensionOf, findCollection, propertyTitle, titleOf, valueLabel } from '../data/catalog.js';
import { RESULT } from '../layers/order.js';
import { gapFacts, groupFacts, shownResult } from '../coverage/store.js';
import { unitPerPixel } from './map.js';
import { activeOverlay, overlayById } from './overlays.js';
import { hit, longitudeLatitudeBox, select, selection } from './selection.js';

export function startDetails(element) {
  const draw = () => drawDetails(element);
  on('select', draw);
  on('language', draw);
  on('map-click', ({ latlng }) => {
    if (activeOverlay()?.takesClick?.(latlng)) return;
    const found = hit(latlng, unitPerPixel(), shownResult()?.gaps ?? []);
    select(found?.layer, found?.shape ?? null);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !element.hidden && !document.querySelector('dialog[open]')) select(null, null);
  });
}

function drawDetails(element) {
  const chosen = selection();
  element.hidden = !chosen;
  if (!chosen) return;
  const { layer, shape } = chosen;
  const content = layer === RESULT ? gapContent(shape) : overlayById(layer)?.details(shape) ?? featureContent(layer, shape);
  element.setAttribute('role', 'region');
  element.setAttribute('aria-label', content.title);
  fill(element,
    h('header', {},
      h('h2', {}, content.title, h('div', { class: 'note' }, content.kind)),
      h('button', { class: 'icon-button', type: 'button', title: t('map.goThere'), 'aria-label': t('map.goThere'), onclick: () => emit('go', longitudeLatitudeBox(shape)) }, svg(ICONS.fit, 'icon small')),
      h('button', { class: 'icon-button', type: 'button', title: t('close'), 'aria-label': t('close'), onclick: () => select(null, null) }, svg(ICONS.close, 'icon small'))),
    h('dl', {}, content.facts.map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)])),
    content.actions ? h('div', { class: 'details-actions' }, content.actions) : null);
}

function gapContent(shape) {
  return { title: t('coverage.gapNumber', { rank: shape.rank, place: shape.place ?? '' }), kind: t('section.coverage'), facts: gapFacts(shape) };
}

function featureContent(layer, shape) {
  const collection = findCollection(layer);
  const facts = [];
  for (const property of collection?.properties ?? []) {
    const value = shape.properties[property.name];
    if (value === null || value === undefined || value === '' || property.name === 'name') continue;
    facts.push([propertyTitle(property), propertyText(property, value)]);
  }
  const name = shape.properties.name ?? shape.properties.code ?? shape.id;
  if (collection && dimensionOf(collection) === 2) facts.push(...groupFacts(layer, shape));
  return { title: String(name), kind: name === shape.id ? titleOf(layer) : `${titleOf(layer)} · ${shape.id}`, facts };
}

/** A property's value as people read it: label, yes or no, date, number with its unit. */
export function propertyText(property, value) {
  if (property.type === 'boolean') return t(value ? 'yes' : 'no');
  if (property.type === 'date') return date(value);
  if (property.type === 'date-time') return dateTime(value);
  if (typeof value !== 'number') return valueLabel(property, value);
  const unit = localized(property.unit, '');
  if (unit === 'm²') return squareMetres(value);
  return Number.isInteger(value) ? quantity(value, unit) : `${plain(value)}${unit ? `\u202f${unit}` : ''}`;
}
