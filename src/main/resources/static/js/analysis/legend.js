/** Legends of results as rows of colour and words, from what the server says of its classes. */

import { h } from '../base/dom.js';
import { plain } from '../base/format.js';
import { localized } from '../base/i18n.js';

/** `[{colour, label, opacity}]` of a legend document, from the lowest class to the highest; by its limits alone where asked for. */
export function legendRowsOf(legend, byLimits = false) {
  return (legend?.classes ?? []).map((one) => ({ colour: one.colour, label: (byLimits ? '' : localized(one.label)) || rangeText(one), opacity: one.opacity ?? 1 }));
}

function rangeText({ from, to }) {
  if (!Number.isFinite(to)) return `≥ ${plain(from)}`;
  return Number.isFinite(from) ? `${plain(from)} – ${plain(to)}` : `< ${plain(to)}`;
}

/** The rows as a list, in the order in which they are given. */
export function legendList(rows, unit = '') {
  return [
    unit ? h('div', { class: 'note' }, unit) : null,
    h('ul', {}, rows.map((row) => h('li', {},
      row.image ? h('img', { class: 'key-swatch pin', alt: '', src: row.image }) : h('span', { class: 'key-swatch', style: { background: row.colour, opacity: row.opacity ?? 1, ...(row.round ? { width: '10px', height: '10px', 'border-radius': '50%', margin: '0 4px' } : {}) } }),
      h('span', {}, row.label)))),
  ];
}
