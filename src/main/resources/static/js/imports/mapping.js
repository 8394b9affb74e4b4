/** Which column is which property, the first rows, and what the server doubts. */

import { h } from '../base/dom.js';
import { select } from '../base/forms.js';
import { number } from '../base/format.js';
import { hasText, localized, t } from '../base/i18n.js';
import { findCollection, findProperty, propertyTitle } from '../data/catalog.js';
import { notice } from '../shell/notices.js';
import { NEW_LAYER, columnNames, draft, mappingTargets } from './state.js';

const ROWS = 8;
const PLACE_TARGETS = ['id', 'x', 'y', 'wkt'];

export function mappingTable(changed) {
  const columns = columnNames();
  if (columns.length === 0 || !draft.target) return null;
  const targets = draft.target === NEW_LAYER ? mappingTargets().filter((one) => PLACE_TARGETS.includes(one)) : mappingTargets();
  return [
    h('h3', {}, t('imports.mapping')),
    h('table', { class: 'table mapping', 'data-test': 'mapping' },
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t('imports.property')), h('th', { scope: 'col' }, t('imports.column')))),
      h('tbody', {}, targets.map((target) => mappingRow(target, columns, changed)))),
  ];
}

function mappingRow(target, columns, changed) {
  const property = findProperty(findCollection(draft.target), target);
  const title = property ? propertyTitle(property) : t(`imports.target.${target}`);
  const choose = (value) => {
    draft.mapping[target] = value;
    draft.touched.add(target);
    changed();
  };
  return h('tr', {},
    h('td', {}, title, property?.required ? ' *' : '', property?.unit ? h('span', { class: 'note' }, ` ${localized(property.unit)}`) : null),
    h('td', {}, select([{ value: '', label: t('imports.unmapped') }, ...columns.filter(Boolean).map((value) => ({ value, label: value }))], draft.mapping[target] ?? '', choose, { 'aria-label': title, dataset: { target } })));
}

export function firstRows() {
  const columns = columnNames();
  const rows = (draft.preview?.rows ?? draft.peek?.rows ?? []).slice(0, ROWS);
  if (columns.length === 0 || rows.length === 0) return null;
  const cells = (row) => (Array.isArray(row) ? row : columns.map((name) => row[name]));
  return [
    h('h3', {}, t('imports.firstRows', { count: number(rows.length) })),
    h('div', { class: 'first-rows', tabindex: 0, role: 'region', 'aria-label': t('imports.firstRows', { count: rows.length }) },
      h('table', {}, h('thead', {}, h('tr', {}, columns.map((name) => h('th', { scope: 'col' }, name || '–')))),
        h('tbody', {}, rows.map((row) => h('tr', {}, cells(row).map((cell) => h('td', { title: String(cell ?? '') }, String(cell ?? '')))))))),
  ];
}

/** What the coordinates look like where that is not what was said; the reader decides. */
export function doubts(accept, changed) {
  const list = draft.preview?.doubts ?? [];
  if (list.length === 0) return remarks();
  return [
    list.map((doubt) => notice('warn', doubtTitle(doubt), doubtWhere(doubt), suggestion(doubt, changed))),
    h('label', { class: 'check' },
      h('input', { type: 'checkbox', checked: draft.accepted, onchange: (event) => accept(event.target.checked), 'data-test': 'accept-doubts' }),
      h('span', {}, t('imports.acceptDoubts'))),
    remarks(),
  ];
}

/** What the server noticed beside: warnings, and rows of the sample that it would refuse. */
function remarks() {
  const { warnings = [], rejects = [], sampled } = draft.preview ?? {};
  const refused = rejects.length === 0 ? null : notice('', t('imports.wouldReject', { rejected: number(rejects.length), sampled: number(sampled) }),
    ...rejects.slice(0, 3).map((one) => `${t('imports.row')} ${number(one.row)}: ${one.reason}`));
  return [warnings.map((warning) => notice('', doubtTitle(warning), doubtWhere(warning))), refused];
}

/** The doubt in the reader's words; in the server's where the page has none. */
export function doubtTitle(doubt) {
  const key = `doubt.${doubt.code}`;
  return hasText(key) ? t(key, { ...doubt, ...doubt.values }) : localized(doubt.message, String(doubt.code));
}

/** One of the coordinates in doubt, as the file has it. */
export function doubtWhere(doubt) {
  const values = { ...doubt, ...doubt.values };
  return Number.isFinite(values.x) ? t('doubt.where', { ...values, x: ordinate(values.x), y: ordinate(values.y) }) : null;
}

/** Degrees with four places, metres with none. */
function ordinate(value) {
  return number(value, Math.abs(value) < 1000 ? 4 : 0);
}

function suggestion(doubt, changed) {
  const crs = doubt.suggestedCrs ?? doubt.values?.suggestedCrs;
  if (!crs || crs === draft.crs) return null;
  const use = () => {
    Object.assign(draft, hasText(`crs.${crs}`) ? { crs } : { crs: '$other', otherCrs: crs });
    changed();
  };
  return h('div', { class: 'row actions' }, h('button', { class: 'button small', type: 'button', onclick: use }, t('imports.useInstead', { crs })));
}
