/** Two plans or more side by side: figures, who wins and who loses by area, sites in common. */

import { getJson } from '../base/api.js';
import { emit } from '../base/bus.js';
import { h } from '../base/dom.js';
import { button, field, select as choice } from '../base/forms.js';
import { metres, number, percent, plain } from '../base/format.js';
import { localized, t } from '../base/i18n.js';
import { resultTable } from '../analysis/table.js';
import { ensureWhole, layerData } from '../data/features.js';
import { findCollection } from '../data/catalog.js';
import { serverFile } from '../shell/files.js';
import { select } from '../map/selection.js';
import { notice, problemNotice, skeleton } from '../shell/notices.js';
import { SITING } from './site.js';
import { money } from './questions.js';
import { signed } from './words.js';
import { comparisonPath } from './scenario-store.js';

const GRIDS = 'grid';
let ticked = [];
let state = null;

/** Ids that are ticked, in the order of ticking: the others are held against the first. */
export function chosenForComparison() {
  return ticked;
}

export function tickForComparison(id, is) {
  ticked = is ? [...ticked.filter((one) => one !== id), id] : ticked.filter((one) => one !== id);
  emit('scenarios');
}

/** `{ids, document, against, failure}` of the comparison on show; null where there is none. */
export function presentComparison() {
  return state;
}

export async function compare(ids) {
  state = { ids, document: null, against: ids[1], failure: null };
  select(null, null);
  emit('scenarios');
  try {
    const [document] = await Promise.all([getJson(comparisonPath(ids)), findCollection(GRIDS) ? ensureWhole(GRIDS) : null]);
    state = { ...state, document };
  } catch (problem) {
    state = { ...state, failure: problem };
  }
  emit('scenarios');
  emit('analysis', 'siting');
}

export function endComparison() {
  state = null;
  select(null, null);
  emit('scenarios');
  emit('analysis', 'siting');
}

/** The change from the first plan to the one that the map shows; null where they cannot be compared. */
export function presentChange() {
  return state?.document?.changes.find((one) => one.scenario === state.against) ?? null;
}

export function comparisonView() {
  const back = button(t('scenario.back'), endComparison, { class: 'button small', 'data-test': 'scenario-back' });
  if (state.failure) return [back, problemNotice(state.failure, { retry: () => compare(state.ids) })];
  if (!state.document) return [back, skeleton(5)];
  const { scenarios, notes, sites } = state.document;
  const change = presentChange();
  const rest = scenarios.slice(1).map((one) => ({ value: one.id, label: one.name }));
  return [
    back,
    h('h3', { class: 'spaced' }, t('scenario.comparison')),
    figureTable(scenarios),
    (notes ?? []).map((one) => notice('warn', localized(one))),
    h('h3', { class: 'spaced' }, t('scenario.winners')),
    rest.length > 1 ? field(t('scenario.against'), choice(rest, state.against, (id) => {
      state.against = id;
      emit('scenarios');
      emit('analysis', 'siting');
    }, { 'data-test': 'scenario-against' })) : null,
    change ? changeView(change, scenarios) : h('p', { class: 'note' }, t('scenario.incomparable')),
    h('p', { class: 'note', 'data-test': 'scenario-common' }, t('scenario.common', { common: number(sites.filter((one) => one.common && one.roles.some((role) => ['new', 'fixed'].includes(role))).length), only: scenarios.map((one) => `${one.name} ${number(one.onlyHere.length)}`).join(' · ') })),
    h('div', { class: 'row actions' }, button(t('export.csv'), () => serverFile(comparisonPath(state.ids, 'csv'), 'comparison.csv', 'text/csv'), { class: 'button small' })),
  ];
}

const FIGURES = [
  ['ratio', (one) => one.after.ratio, percent], ['covered', (one) => one.after.coveredWeight, number], ['mean', (one) => one.after.meanMetres, metres], ['max', (one) => one.after.maxMetres, metres],
  ['newSites', (one) => one.newSites, number], ['closed', (one) => one.closedSites, number], ['cost', (one) => one.after.cost, (value) => `${money(value)}\u202f${t('siting.moneyUnit')}`],
  ['load', (one) => one.largestLoad, plain], ['full', (one) => one.largestUtilisation, percent], ['violations', (one) => one.violations, number],
];

function figureTable(scenarios) {
  const rows = FIGURES.filter(([name, value]) => scenarios.some((one) => Number.isFinite(value(one)) && (value(one) !== 0 || ['ratio', 'newSites'].includes(name))));
  return h('div', { class: 'table-frame wide' }, h('table', { class: 'table compare', 'data-test': 'scenario-figures' },
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, ''), scenarios.map((one) => h('th', { scope: 'col', class: 'number' }, one.name)))),
    h('tbody', {}, rows.map(([name, value, text]) => h('tr', {}, h('th', { scope: 'row' }, t(`scenario.figure.${name}`)), scenarios.map((one) => h('td', { class: 'number' }, Number.isFinite(value(one)) ? text(value(one)) : '–')))))));
}

function changeView(change, scenarios) {
  const names = { one: scenarios[0].name, other: scenarios.find((one) => one.id === change.scenario).name };
  const rows = (change.groups ?? []).filter((one) => one.verdict !== 'same').sort((a, b) => (b.coveredWeight ?? 0) - (a.coveredWeight ?? 0));
  return [
    h('p', { 'data-test': 'scenario-reading', 'data-gaining': change.gaining, 'data-losing': change.losing }, t('scenario.reading', { ...names, gaining: number(change.gaining), losing: number(change.losing), better: number(change.betterWeight), worse: number(change.worseWeight) })),
    resultTable('comparison', [
      { id: 'name', title: t('scenario.area'), value: (one) => one.name ?? t('coverage.inNoGroup'), cell: (one) => [h('span', { class: one.verdict === 'gains' ? 'wins' : 'loses' }, one.verdict === 'gains' ? '✓ ' : '! '), one.name ?? t('coverage.inNoGroup')] },
      { id: 'covered', title: t('scenario.coveredChange'), number: true, value: (one) => one.coveredWeight, cell: (one) => signed(one.coveredWeight ?? 0, (value) => number(value, value % 1 && value < 100 ? 1 : 0)) },
      { id: 'mean', title: t('scenario.meanChange'), number: true, value: (one) => one.meanMetres, cell: (one) => (Number.isFinite(one.meanMetres) ? signed(one.meanMetres, (value) => number(value)) : '–') },
    ], rows, { keyOf: (one) => String(one.id), go: (one) => {
      const shape = layerData(GRIDS).shapes.find((each) => each.id === String(one.id));
      if (shape) select(SITING, { ...shape, verdict: one.verdict }, { near: true });
    } }),
  ];
}
