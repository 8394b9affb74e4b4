/** The fields of the import panel that say what the file is and where it goes. */

import { h } from '../base/dom.js';
import { field, fieldNote, select } from '../base/forms.js';
import { hasText, t } from '../base/i18n.js';
import { listCollections, titleOf } from '../data/catalog.js';
import { DELIMITERS, ENCODINGS, NEW_LAYER, OTHER, SYSTEMS, draft, isForServer, needsCrs } from './state.js';

const FORMATS = ['auto', 'csv', 'geojson', 'xlsx', 'gpkg', 'shp', 'fgb', 'gpx', 'kml', 'osm'];

/**
 * `changed` is called after a choice that changes how the file is read, `chosen` after one of another
 * layer or format, `draw` after one that changes the form alone.
 */
export function fileFields({ changed, chosen, draw }) {
  const choose = (name) => (value) => {
    draft[name] = value;
    chosen();
  };
  return [
    targetField(choose('target')),
    field(t('imports.format'), select(FORMATS.map((value) => ({ value, label: t(`imports.format.${value}`) })), draft.format, choose('format'), { 'data-test': 'format' })),
    sourceLayerField(choose('sourceLayer')),
    crsField(changed, draw),
  ];
}

/** Which layer of the file, where the server found several. */
function sourceLayerField(choose) {
  if (draft.sourceLayers.length < 2) return null;
  const options = [{ value: '', label: t('imports.chooseTarget') }, ...draft.sourceLayers.map((value) => ({ value, label: value }))];
  return field(t('imports.sourceLayer'), select(options, draft.sourceLayer, choose, { 'data-test': 'source-layer' }));
}

function targetField(choose) {
  const options = [
    { value: '', label: t('imports.chooseTarget') },
    { value: NEW_LAYER, label: t('imports.newLayer') },
    ...listCollections().map((one) => ({ value: one.id, label: `${titleOf(one.id)} (${one.id})` })),
  ];
  return field(t('imports.target'), select(options, draft.target, choose, { 'data-test': 'target' }));
}

function crsField(changed, draw) {
  const options = [
    { value: '', label: needsCrs() ? t('imports.chooseCrs') : t(isForServer() ? 'imports.crsInFile' : 'imports.crsOfFile') },
    ...SYSTEMS.map((value) => ({ value, label: t(`crs.${value}`) })),
    { value: OTHER, label: t('crs.other') },
  ];
  const choose = (value) => {
    draft.crs = value;
    draft.accepted = false;
    draw();
    if (value !== OTHER) changed();
  };
  const other = draft.crs === OTHER && h('input', {
    class: 'input', value: draft.otherCrs, placeholder: 'EPSG:32650', 'aria-label': t('crs.other'),
    onchange: (event) => {
      draft.otherCrs = event.target.value;
      changed();
    },
  });
  return [
    field(t('imports.crs'), select(options, draft.crs, choose, { 'data-test': 'crs' }), other),
    hasText(`crs.${draft.crs}.note`) ? fieldNote(t(`crs.${draft.crs}.note`)) : null,
    needsCrs() && !draft.crs ? fieldNote(t('imports.crsWhy')) : null,
  ];
}

/** What is seldom needed: encoding, delimiter, dates. */
export function readingFields(changed) {
  const found = draft.preview ?? draft.peek;
  const set = (name) => (value) => {
    draft[name] = value;
    changed();
  };
  const text = (name, placeholder) => h('input', { class: 'input', value: draft[name], placeholder, onchange: (event) => set(name)(event.target.value.trim()) });
  const texts = draft.format === 'csv' || ['shp', 'auto'].includes(draft.format);
  const csvFields = texts ? [
    field(t('imports.encoding'), select(
      [{ value: '', label: t('imports.automatic', { found: found?.encoding ?? '' }) }, ...ENCODINGS.map((value) => ({ value, label: value }))],
      draft.encoding, set('encoding'))),
    draft.format === 'csv' && field(t('imports.delimiter'), select(
      [{ value: '', label: t('imports.automatic', { found: delimiterName(found?.delimiter) }) }, ...DELIMITERS.map((value) => ({ value, label: delimiterName(value) }))],
      draft.delimiter, set('delimiter'))),
  ] : [];
  return h('details', { open: Boolean(draft.encoding || draft.delimiter || draft.datePattern || draft.zone) },
    h('summary', {}, t('imports.reading')),
    h('div', { class: 'reading' }, csvFields,
      field(t('imports.datePattern'), text('datePattern', 'yyyy/M/d H:mm')),
      field(t('imports.zone'), text('zone', 'Asia/Shanghai')),
      fieldNote(t('imports.dateNote'))));
}

function delimiterName(sign) {
  return sign === '\t' ? t('imports.tab') : sign ? `“${sign}”` : '';
}

/** What to do with what is there already, and with rows that cannot be read. */
export function writingFields() {
  const choice = (name, values) => select(values.map((value) => ({ value, label: t(`imports.${name}.${value}`) })), draft[name], (value) => {
    draft[name] = value;
  }, { 'data-test': name });
  return [
    field(t('imports.mode'), choice('mode', ['append', 'replace', 'upsert'])),
    field(t('imports.onError'), choice('onError', ['reject-row', 'abort'])),
  ];
}
