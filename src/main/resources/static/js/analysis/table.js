/** Tables of results: sortable by their heads, rows and places on the map are one selection. */

import { on } from '../base/bus.js';
import { fill, h } from '../base/dom.js';
import { number } from '../base/format.js';
import { t } from '../base/i18n.js';
import { selection } from '../map/selection.js';

const MOST_ROWS = 200;
const forgets = new Map();

/**
 * A table that is drawn anew in its own place when it is sorted. Columns are `{id, title, number?, value(row), cell?(row), about?}`;
 * `value` is what is sorted by, `cell` what is shown. `keyOf(row)` is the id of the place on the map, `go(row)` shows it there.
 */
export function resultTable(name, columns, rows, { keyOf, go, sort = null, changed = () => {}, most = MOST_ROWS } = {}) {
  const place = h('div', { class: 'result-table', 'data-test': `table-${name}` });
  const order = { by: sort?.by ?? '', down: sort?.down ?? false };
  const draw = () => {
    const sorted = order.by ? sortedRows(rows, columns.find((column) => column.id === order.by), order.down) : rows;
    const chosenAt = sorted.findIndex((row) => keyOf?.(row) === selection()?.id);
    const shown = sorted.slice(0, Math.max(most, chosenAt + 1));
    fill(place,
      h('div', { class: 'table-frame' }, h('table', { class: 'table' },
        h('thead', {}, h('tr', {}, columns.map((column) => head(column, order, () => {
          order.down = order.by === column.id ? !order.down : Boolean(column.number);
          order.by = column.id;
          draw();
          changed({ ...order });
          place.querySelector(`th[data-column="${column.id}"] button`)?.focus();
        })))),
        h('tbody', {}, shown.map((row) => bodyRow(row, columns, keyOf, go))))),
      rows.length > shown.length ? h('p', { class: 'note' }, t('table.first', { shown: number(shown.length), all: number(rows.length) })) : null);
    markChosen(place);
  };
  forgets.get(name)?.();
  forgets.set(name, on('select', () => {
    if (!place.isConnected) return;
    if (keyOf && selection() && !place.querySelector(`tr[data-key="${CSS.escape(selection().id)}"]`) && rows.some((row) => keyOf(row) === selection().id)) draw();
    markChosen(place, true);
  }));
  draw();
  return place;
}

function sortedRows(rows, column, down) {
  const value = (row) => {
    const found = column.value(row);
    return found === null || found === undefined || Number.isNaN(found) ? null : found;
  };
  return [...rows].sort((one, other) => {
    const a = value(one);
    const b = value(other);
    if (a === null || b === null) return (a === null) - (b === null);
    const order = typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'zh-CN', { numeric: true });
    return down ? -order : order;
  });
}

function head(column, order, sort) {
  const sorted = order.by === column.id ? (order.down ? 'descending' : 'ascending') : null;
  return h('th', { scope: 'col', class: column.number ? 'number' : null, 'aria-sort': sorted, dataset: { column: column.id }, title: column.about },
    h('button', { type: 'button', class: 'sort', onclick: sort }, column.title, sorted ? h('span', { 'aria-hidden': 'true' }, order.down ? ' ↓' : ' ↑') : null));
}

function bodyRow(row, columns, keyOf, go) {
  const onkeydown = (event) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      go?.(row);
    }
    const sibling = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' }[event.key];
    if (sibling) {
      event.preventDefault();
      event.currentTarget[sibling]?.focus();
    }
  };
  return h('tr', { class: go ? 'goes' : '', tabindex: go ? 0 : null, dataset: { key: keyOf?.(row) ?? '' }, 'aria-selected': 'false', onclick: () => go?.(row), onkeydown },
    columns.map((column) => h('td', { class: column.number ? 'number' : null }, column.cell ? column.cell(row) : column.value(row) ?? '–')));
}

function markChosen(place, scroll = false) {
  const id = selection()?.id;
  for (const row of place.querySelectorAll('tbody tr')) {
    const is = Boolean(id) && row.dataset.key === id;
    row.setAttribute('aria-selected', String(is));
    if (is && scroll) row.scrollIntoView({ block: 'nearest' });
  }
}
