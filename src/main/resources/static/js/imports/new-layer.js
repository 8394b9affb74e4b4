/** A layer made for a file: its id, names, geometry and the columns that become properties. */

import { h } from '../base/dom.js';
import { field, select } from '../base/forms.js';
import { t } from '../base/i18n.js';
import { findCollection } from '../data/catalog.js';
import { placeOf } from './proposals.js';
import { draft, isTable } from './state.js';

const TYPES = ['string', 'integer', 'number', 'boolean', 'date', 'date-time'];
const GEOMETRIES = ['Point', 'LineString', 'Polygon', 'MultiPoint', 'MultiLineString', 'MultiPolygon'];

/** A layer proposed from what the file looks like; also proposes which columns are the place. */
export function proposeLayer() {
  const stem = draft.file.name.replace(/\.[^.]+$/, '');
  const taken = new Set();
  draft.layer = {
    id: freshLayerId(stem),
    zh: stem,
    en: stem,
    geometryType: draft.peek.geometryType,
    properties: [],
  };
  draft.mapping = {};
  for (const column of draft.peek.columns) {
    const named = placeOf(column.name);
    const place = named && !draft.mapping[named] ? named : undefined;
    if (place && (isTable() || place === 'id')) draft.mapping[place] = column.name;
    const name = propertyName(column.name, taken);
    draft.layer.properties.push({ column: column.name, name, type: column.type, wanted: !place && column.name !== '' });
    if (!place && column.name !== '') draft.mapping[name] = column.name;
  }
}

function freshLayerId(stem) {
  const plain = stem.toLowerCase().replace(/[^a-z0-9_-]+/g, '_').replace(/^[^a-z]+/, '').slice(0, 34) || 'layer';
  let id = plain;
  for (let i = 2; findCollection(id); i += 1) id = `${plain}_${i}`;
  return id;
}

function propertyName(column, taken) {
  let name = column.replace(/[^\p{L}\p{N}_]+/gu, '_').replace(/^(?=\p{N})/u, '_').slice(0, 56) || 'column';
  if (['id', 'fid', 'geom', 'geometry'].includes(name.toLowerCase())) name = `${name}_`;
  const stem = name;
  for (let i = 2; taken.has(name.toLowerCase()); i += 1) name = `${stem}_${i}`;
  taken.add(name.toLowerCase());
  return name;
}

export function newLayerFields(redraw) {
  const { layer } = draft;
  const text = (name, pattern) => h('input', {
    class: 'input', value: layer[name], pattern, required: true, 'data-test': `layer-${name}`,
    oninput: (event) => {
      layer[name] = event.target.value.trim();
    },
  });
  return h('div', { class: 'new-layer' },
    field(t('imports.layerId'), text('id', '[a-z][a-z0-9_-]{0,39}')),
    field(t('imports.layerZh'), text('zh')),
    field(t('imports.layerEn'), text('en')),
    field(t('imports.geometryType'), select(GEOMETRIES.map((value) => ({ value, label: t(`geometry.${value}`) })), layer.geometryType, (value) => {
      layer.geometryType = value;
    })),
    h('details', { open: layer.properties.length <= 8 }, h('summary', {}, t('imports.propertiesOf', { count: layer.properties.filter((one) => one.wanted).length })),
      h('table', { class: 'table mapping' }, h('tbody', {}, layer.properties.map((property) => propertyRow(property, redraw))))));
}

function propertyRow(property, redraw) {
  const toggle = (event) => {
    property.wanted = event.target.checked;
    if (property.wanted) draft.mapping[property.name] = property.column;
    else delete draft.mapping[property.name];
    redraw();
  };
  return h('tr', {},
    h('td', {}, h('label', { class: 'row' }, h('input', { type: 'checkbox', checked: property.wanted, onchange: toggle }), h('span', {}, property.column || '–'))),
    h('td', {}, select(TYPES.map((value) => ({ value, label: t(`type.${value}`) })), property.type, (value) => {
      property.type = value;
    }, { 'aria-label': t('imports.typeOf', { column: property.column }) })));
}
