/** Places that may not be chosen, each with its reasons: counted by reason, listed, on the map. */

import { fill, h } from '../base/dom.js';
import { metres, number, squareMetres } from '../base/format.js';
import { localized, t } from '../base/i18n.js';
import { resultTable } from '../analysis/table.js';
import { titleOf } from '../data/catalog.js';
import { select } from '../map/selection.js';
import { SITING } from './site.js';

const MOST_ROWS = 60;
let only = '';

/** How many places each reason excludes; a click lists these alone. */
export function excludedTable(model) {
  const counts = new Map();
  for (const shape of model.excluded) for (const key of new Set(reasonsOf(shape).map(reasonKey))) counts.set(key, (counts.get(key) ?? 0) + 1);
  if (!counts.has(only)) only = '';
  const place = h('div', {});
  const draw = () => {
    const rows = only ? model.excluded.filter((shape) => reasonsOf(shape).some((reason) => reasonKey(reason) === only)) : model.excluded;
    fill(place,
      h('p', { class: 'note' }, t('siting.excluded.note', { count: number(model.excluded.length), all: number(model.document.candidates?.count ?? model.excluded.length) })),
      h('ul', { class: 'reason-counts', 'data-test': 'excluded-counts' }, [...counts].sort((a, b) => b[1] - a[1]).map(([key, count]) => h('li', {},
        h('button', { type: 'button', 'aria-pressed': String(key === only), dataset: { reason: key, count }, onclick: () => {
          only = only === key ? '' : key;
          draw();
          place.querySelector(`[data-reason="${CSS.escape(key)}"]`)?.focus();
        } }, h('span', {}, reasonTitle(key)), h('strong', {}, number(count)))))),
      resultTable('excluded', [
        { id: 'name', title: t('siting.place'), value: (shape) => placeTitle(shape) },
        { id: 'reasons', title: t('siting.reasons'), value: (shape) => reasonsOf(shape).length, cell: (shape) => reasonsOf(shape).map((reason) => h('div', {}, reasonText(reason))) },
      ], rows, { keyOf: (shape) => shape.id, go: (shape) => select(SITING, shape, { near: true }), most: MOST_ROWS }));
  };
  draw();
  return place;
}

export function reasonsOf(shape) {
  const { reasons } = shape.properties;
  return typeof reasons === 'string' ? JSON.parse(reasons) : reasons ?? [];
}

export function placeTitle(shape) {
  return String(shape.properties.name ?? shape.id);
}

function reasonKey({ code, collection }) {
  return collection ? `${code} ${collection}` : code;
}

function reasonTitle(key) {
  const [code, collection] = key.split(' ');
  return collection ? `${titleOf(collection)} · ${t(`siting.reason.${code}`)}` : t(`siting.reason.${code}`);
}

/** The server's own sentence, with the measured and the needed figure where it has none of its own. */
export function reasonText(reason) {
  const said = localized({ zh: reason.zh, en: reason.en });
  if (said) return said;
  const figures = Number.isFinite(reason.neededMetres) ? ` ${metres(reason.metres)} < ${metres(reason.neededMetres)}` : Number.isFinite(reason.squareMetres) ? ` ${squareMetres(reason.squareMetres)}` : '';
  return `${reasonTitle(reasonKey(reason))}${figures}`;
}
