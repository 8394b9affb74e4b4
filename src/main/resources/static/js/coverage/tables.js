/** Gaps, groups and facilities of a result as tables; a row and its place on the map are one choice. */

import { on } from '../base/bus.js';
import { fill, h } from '../base/dom.js';
import { number, percent, quantity } from '../base/format.js';
import { t } from '../base/i18n.js';
import { titleOf } from '../data/catalog.js';
import { layerData } from '../data/features.js';
import { RESULT } from '../layers/order.js';
import { select, selection } from '../map/selection.js';
import { goToGroup, nameOf } from './chart.js';
import { weightUnit } from './store.js';

const MOST_ROWS = 200;
let tab = 'gaps';
let forget = null;

/** The tabs with the table of the one that is open. */
export function resultTables(result) {
  const place = h('div', { role: 'tabpanel' });
  const tabs = h('div', { class: 'tabs', role: 'tablist' });
  const names = ['gaps', result.groups.length ? 'groups' : null, result.facilities.length ? 'facilities' : null].filter(Boolean);
  if (!names.includes(tab)) tab = 'gaps';
  const draw = () => {
    fill(tabs, names.map((name) => tabButton(name, tabTitle(name, result), () => {
      tab = name;
      draw();
    })));
    fill(place, { gaps: gapTable, groups: groupTable, facilities: facilityTable }[tab](result));
    markChosen(place);
  };
  forget?.();
  forget = on('select', () => markChosen(place, true));
  draw();
  return [tabs, place];
}

function tabButton(name, title, open) {
  const onkeydown = (event) => {
    const sibling = { ArrowRight: 'nextElementSibling', ArrowLeft: 'previousElementSibling' }[event.key];
    event.currentTarget[sibling]?.focus();
  };
  return h('button', { type: 'button', role: 'tab', 'aria-selected': String(name === tab), 'data-test': `tab-${name}`, onclick: open, onkeydown }, title);
}

function tabTitle(name, result) {
  if (name === 'gaps') return t('coverage.gaps', { count: number(result.summary.gaps ?? result.gaps.length) });
  return t(`coverage.tab.${name}`, { count: number(result[name].length) });
}

function gapTable(result) {
  if (result.gaps.length === 0) return h('p', { class: 'empty' }, t('coverage.noGaps'));
  const unit = weightUnit(result.asked);
  const land = unit === 'm²';
  const heads = [[t('coverage.place')], [land ? t('coverage.uncoveredArea') : t('coverage.uncoveredUnit', { unit }), true], land ? null : [t('unit.hectares'), true]];
  return table(heads, result.gaps.slice(0, MOST_ROWS), (gap) => ({
    key: gap.id,
    go: () => select(RESULT, gap, { go: true }),
    cells: [[h('span', { class: 'swatch gap' }), `${gap.rank} ${gap.place}`.trim()], land ? quantity(gap.uncovered, unit) : number(gap.uncovered, gap.uncovered < 10 ? 1 : 0), land ? null : number(gap.areaSquareMetres / 10000, 1)],
  }), result.summary.gaps ?? result.gaps.length);
}

function groupTable(result) {
  const unit = weightUnit(result.asked);
  const land = unit === 'm²';
  const groups = [...result.groups].sort((a, b) => (a.ratio ?? 2) - (b.ratio ?? 2));
  return table([[titleOf(result.asked.groupBy)], [t('coverage.rate'), true], [land ? t('coverage.uncoveredArea') : t('coverage.uncoveredUnit', { unit }), true]], groups.slice(0, MOST_ROWS), (group) => ({
    key: `group:${group.id}`,
    go: () => goToGroup(result, group),
    cells: [nameOf(group), Number.isFinite(group.ratio) ? percent(group.ratio) : t('coverage.noDemandShort'), uncoveredOf(group, unit)],
  }), groups.length);
}

function uncoveredOf(group, unit) {
  const value = unit === 'm²' ? group.demandAreaSquareMetres - group.coveredAreaSquareMetres : group.demandWeight - group.coveredWeight;
  return unit === 'm²' ? quantity(value, unit) : number(value);
}

/** Each facility with what would be lost if it closed. */
function facilityTable(result) {
  const unit = weightUnit(result.asked);
  const layer = result.asked.facilities.collection;
  const byId = new Map(layerData(layer).shapes.map((shape) => [shape.id, shape]));
  const rows = [...result.facilities].sort((a, b) => (b.marginalWeight ?? 0) - (a.marginalWeight ?? 0));
  return [h('p', { class: 'note' }, t('coverage.marginalNote')),
    table([[titleOf(layer)], [unit === 'm²' ? t('coverage.lost') : t('coverage.lostUnit', { unit }), true]], rows.slice(0, MOST_ROWS), (one) => {
      const shape = byId.get(String(one.id));
      return {
        key: `facility:${one.id}`,
        go: () => shape && select(layer, shape, { go: true }),
        cells: [
          [one.name ?? shape?.properties.name ?? String(one.id), one.redundant ? h('span', { class: 'badge mark' }, t('coverage.redundant')) : null],
          unit === 'm²' ? quantity(one.marginalWeight, unit) : number(one.marginalWeight, one.marginalWeight > 0 && one.marginalWeight < 10 ? 1 : 0),
        ],
      };
    }, rows.length)];
}

function table(heads, items, rowOf, all) {
  const present = heads.map((head) => head !== null);
  return [h('div', { class: 'table-frame', tabindex: -1 },
    h('table', { class: 'table' },
      h('thead', {}, h('tr', {}, heads.filter(Boolean).map(([title, isNumber]) => h('th', { scope: 'col', class: isNumber ? 'number' : null }, title)))),
      h('tbody', {}, items.map((item) => tableRow(rowOf(item), heads, present))))),
  all > items.length ? h('p', { class: 'note' }, t('table.first', { shown: number(items.length), all: number(all) })) : null];
}

function tableRow({ key, go, cells }, heads, present) {
  const onkeydown = (event) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      go();
    }
    const sibling = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' }[event.key];
    if (sibling) {
      event.preventDefault();
      event.currentTarget[sibling]?.focus();
    }
  };
  return h('tr', { class: 'goes', tabindex: 0, dataset: { key }, 'aria-selected': 'false', onclick: go, onkeydown },
    cells.filter((cell, index) => present[index]).map((cell, index) => h('td', { class: heads[index][1] ? 'number' : null }, cell)));
}

function markChosen(place, scroll = false) {
  const chosen = selection();
  const keys = chosen ? [chosen.id, `group:${chosen.id}`, `facility:${chosen.id}`] : [];
  for (const row of place.querySelectorAll('tr.goes')) {
    const is = keys.includes(row.dataset.key);
    row.setAttribute('aria-selected', String(is));
    if (is && scroll) row.scrollIntoView({ block: 'nearest' });
  }
}
