/** Tables of a siting result: sites, areas, places not allowed, demand out of reach; a row and its place are one choice. */

import { fill, h } from '../base/dom.js';
import { metres, number, percent, plain } from '../base/format.js';
import { t } from '../base/i18n.js';
import { resultTable } from '../analysis/table.js';
import { tabRow } from '../analysis/tabs.js';
import { layerData } from '../data/features.js';
import { titleOf } from '../data/catalog.js';
import { select } from '../map/selection.js';
import { excludedTable } from './excluded.js';
import { demandUnit, money } from './questions.js';
import { reachOf } from './model.js';
import { SITING, siteTitle } from './site.js';
import { signed } from './words.js';

let tab = 'sites';

export function resultTabs(model) {
  const { document } = model;
  const tables = {
    sites: model.sites.length ? siteTable : null,
    groups: document.groups?.length && document.after ? groupTable : null,
    excluded: model.excluded.length ? excludedTable : null,
    unreachable: document.unreachable?.length ? unreachableTable : null,
  };
  const names = Object.keys(tables).filter((name) => tables[name]);
  if (names.length === 0) return null;
  if (!names.includes(tab)) [tab] = names;
  const place = h('div', {});
  const draw = () => fill(place,
    tabRow(names.map((value) => ({ value, label: t(`siting.tab.${value}`, { count: number(countOf(value, model)) }) })), tab, (value) => {
      tab = value;
      draw();
      place.querySelector(`[data-test="siting-tab-${value}"]`)?.focus();
    }, 'siting-tab'),
    h('div', { role: 'tabpanel' }, tables[tab](model)));
  draw();
  return place;
}

function countOf(name, { document, sites, excluded }) {
  return { sites: sites.filter((shape) => shape.role !== 'kept').length, groups: document.groups?.length, excluded: excluded.length, unreachable: document.unreachable?.length }[name];
}

/** New, closed and upgraded sites first; those that simply stay below, for whoever looks for them. */
function siteTable(model) {
  const { asked } = model;
  const unit = demandUnit(asked);
  const some = (name) => model.sites.some((shape) => Number.isFinite(shape.properties[name]) && shape.properties[name] !== 0);
  const value = (name) => (shape) => shape.properties[name];
  const figure = (name, digits = 0) => (shape) => (Number.isFinite(shape.properties[name]) ? number(shape.properties[name], shape.properties[name] % 1 ? Math.max(1, digits) : 0) : '–');
  const columns = [
    { id: 'name', title: t('siting.site'), value: (shape) => siteTitle(shape, asked), cell: (shape) => [h('span', {}, siteTitle(shape, asked)), ' ', h('span', { class: `badge mark role-${shape.role}` }, t(`siting.role.${shape.role}`))] },
    { id: 'load', title: t('siting.load', { unit }), number: true, value: value('load'), cell: loadCell },
    some('capacity') ? { id: 'capacity', title: t('siting.room'), number: true, value: value('capacity'), cell: figure('capacity') } : null,
    some('cost') ? { id: 'cost', title: t('siting.moneyUnit'), number: true, value: value('cost'), cell: (shape) => (Number.isFinite(shape.properties.cost) ? money(shape.properties.cost) : '–') } : null,
    { id: 'mean', title: t('siting.meanMetres'), number: true, value: value('meanMetres'), cell: figure('meanMetres') },
  ].filter(Boolean);
  const order = ['new', 'fixed', 'upgraded', 'closed', 'kept'];
  const rows = [...model.sites].sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role) || (b.properties.load ?? 0) - (a.properties.load ?? 0));
  return resultTable('sites', columns, rows, { keyOf: (shape) => shape.id, go: (shape) => select(SITING, shape, { near: true }) });
}

/** How much a site serves; where it has limited room, how full that makes it. */
function loadCell({ properties, role }) {
  const { load, utilisation } = properties;
  if (!Number.isFinite(load) || role === 'closed') return '–';
  const text = Number.isInteger(load) || load >= 1000 ? number(load) : plain(load);
  return Number.isFinite(utilisation) ? h('span', { class: 'nobreak', title: t('siting.utilisation', { share: percent(utilisation) }) }, text, ' ', h('span', { class: 'note' }, `${number(utilisation * 100)}\u202f%`)) : text;
}

/** Who wins and who loses: change of what is served, or of the way, by area. */
function groupTable(model) {
  const { document, asked } = model;
  const covering = reachOf(asked) !== null;
  const change = (group) => groupChange(group, covering);
  const text = (figures) => (covering ? percent(figures?.ratio) : Number.isFinite(figures?.meanMetres) ? metres(figures.meanMetres) : '–');
  const columns = [
    { id: 'name', title: titleOf(asked.groupBy?.collection ?? ''), value: (group) => group.name ?? group.id ?? t('coverage.inNoGroup') },
    { id: 'before', title: t('siting.before'), number: true, value: (group) => (covering ? group.before?.ratio : group.before?.meanMetres), cell: (group) => text(group.before) },
    { id: 'after', title: t('siting.after'), number: true, value: (group) => (covering ? group.after?.ratio : group.after?.meanMetres), cell: (group) => text(group.after) },
    { id: 'change', title: t('siting.changeOf', { unit: covering ? demandUnit(asked) : 'm' }), number: true, value: change, cell: (group) => changeCell(change(group), covering) },
  ];
  return resultTable('siting-groups', columns, document.groups, {
    keyOf: (group) => String(group.id), sort: { by: 'change', down: covering },
    go: (group) => {
      const shape = layerData(asked.groupBy.collection).shapes.find((one) => one.id === String(group.id));
      if (shape) select(asked.groupBy.collection, shape, { go: true });
    },
  });
}

/** What an area wins (positive where more is served, negative where the way is shorter); null where it cannot be said. */
export function groupChange({ before, after }, covering) {
  const name = covering ? 'coveredWeight' : 'meanMetres';
  return Number.isFinite(before?.[name]) && Number.isFinite(after?.[name]) ? after[name] - before[name] : null;
}

function changeCell(value, covering) {
  if (value === null) return '–';
  if (Math.abs(value) < 0.05) return h('span', { class: 'note' }, t('siting.same'));
  const better = covering ? value > 0 : value < 0;
  return h('span', { class: better ? 'wins' : 'loses' }, `${better ? '✓' : '!'} ${signed(value, (one) => number(one, one < 10 && one % 1 ? 1 : 0))}`);
}

function unreachableTable({ document, places, asked }) {
  const columns = [
    { id: 'id', title: titleOf(asked.demand.collection), value: (row) => String(row.id) },
    { id: 'weight', title: demandUnit(asked), number: true, value: (row) => row.weight, cell: (row) => plain(row.weight ?? 0) },
    { id: 'nearest', title: t('siting.nearestPlace'), number: true, value: (row) => row.nearestMetres, cell: (row) => metres(row.nearestMetres) },
  ];
  return resultTable('unreachable', columns, document.unreachable, { keyOf: (row) => String(row.id), sort: { by: 'weight', down: true }, go: (row) => {
    const place = places.get(String(row.id));
    if (place) select(asked.demand.collection, place.ground, { go: true });
  } });
}
