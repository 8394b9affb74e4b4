/** The answer of the ranking: who leads, the table linked with the map, the chosen row in full, balance of work. */

import { h } from '../base/dom.js';
import { number, plain } from '../base/format.js';
import { localized, t } from '../base/i18n.js';
import { chartFrame, chartOptions, CHART_COLOURS } from '../analysis/chart.js';
import { notesOf, versionsLine, waysOut } from '../analysis/frame.js';
import { resultTable } from '../analysis/table.js';
import { csv } from '../coverage/export.js';
import { curlOf } from '../data/execute.js';
import { select, selection } from '../map/selection.js';
import { savePicture } from '../map/picture.js';
import { emit } from '../base/bus.js';
import { saveFile } from '../shell/dialog.js';
import { RANKING, indicatorOf, nameOfRow, rowColour } from './overlay.js';
import { shapeOfRow, valueOf } from './run.js';
import { rankedName } from './state.js';
import { changeText, indicatorTitle, isBetter, rankCell, valueText } from './words.js';

export function rankingAnswer(result) {
  const indicator = indicatorOf(result);
  const ranked = [...result.rows].filter((row) => Number.isFinite(row.rank)).sort((a, b) => a.rank - b.rank);
  const [first] = ranked;
  const last = ranked.at(-1);
  const tied = ranked.filter((row) => row.rank === 1).length;
  return [
    h('div', { class: 'block' },
      h('div', { class: 'basis' }, t('ranking.firstOf', { areas: rankedName(result.by), indicator: indicatorTitle(indicator) })),
      first ? h('div', { class: 'big name', 'data-test': 'ranking-first', 'data-id': first.id }, nameOfRow(first), h('small', {}, valueText(valueOf(first, indicator.id), indicator))) : h('p', {}, t('ranking.none')),
      tied > 1 ? h('div', { class: 'note' }, t('ranking.tied', { count: tied })) : null,
      last && last !== first ? h('div', { class: 'amount' }, t('ranking.last', { name: nameOfRow(last), value: valueText(valueOf(last, indicator.id), indicator) })) : null,
      totalLine(result, indicator),
      formula(indicator)),
    ranked.length ? h('div', { class: 'block' }, table(result, indicator), chosenView(result)) : null,
    workloadView(result),
    h('div', { class: 'block' }, notesOf(result.document), ways(result), versionsLine(result)),
  ];
}

function totalLine(result, indicator) {
  const { totals } = result.document;
  const now = totals?.values?.[indicator.id];
  const before = totals?.before?.[indicator.id];
  if (!Number.isFinite(now)) return null;
  const text = t('ranking.total', { value: valueText(now, indicator) });
  return h('div', { class: 'amount', 'data-test': 'ranking-total' }, Number.isFinite(before) ? `${text} · ${t('ranking.thanBefore', { change: changeText(now, before, indicator) })}` : text);
}

function formula(indicator) {
  const text = localized(indicator.formula);
  return text ? h('details', { class: 'more-fields' }, h('summary', {}, t('ranking.formula')), h('p', { class: 'note formula' }, text), betterText(indicator)) : null;
}

function betterText({ better }) {
  if (better === 'lower') return h('p', { class: 'note' }, t('ranking.lowerBetter'));
  return better === 'higher' ? h('p', { class: 'note' }, t('ranking.higherBetter')) : null;
}

function table(result, indicator) {
  const now = (row) => valueOf(row, indicator.id);
  const before = (row) => row.before?.[indicator.id] ?? null;
  const columns = [
    { id: 'rank', title: t('ranking.rank'), value: (row) => row.rank ?? null, cell: rankCell },
    { id: 'name', title: rankedName(result.by), value: nameOfRow, cell: (row) => [h('span', { class: 'swatch', style: { background: rowColour(result, row) ?? 'transparent', border: '1px solid #CBD2D9' } }), nameOfRow(row), row.small ? h('span', { class: 'badge mark', title: t('ranking.smallWhy') }, t('ranking.small')) : null] },
    { id: 'value', title: t('ranking.value'), number: true, value: now, cell: (row) => valueText(now(row), indicator, false), about: indicatorTitle(indicator) },
    { id: 'change', title: t('ranking.change'), number: true, value: (row) => (Number.isFinite(now(row)) && Number.isFinite(before(row)) ? now(row) - before(row) : null), cell: (row) => changeCell(now(row), before(row), indicator) },
  ].filter((column) => column.id !== 'change' || result.rows.some((row) => before(row) !== null));
  return resultTable('ranking', columns, result.rows, {
    keyOf: (row) => shapeOfRow(result, row)?.id ?? `row:${row.id}`,
    go: (row) => goTo(result, row),
    sort: { by: 'rank', down: false },
  });
}

function goTo(result, row) {
  const shape = shapeOfRow(result, row);
  if (shape) {
    select(RANKING, shape, { near: true });
  } else {
    result.chosen = row;
    emit('ranking');
  }
}

/** A change says by sign and words whether it is for the better; its colour only repeats that. */
function changeCell(now, before, indicator) {
  const better = isBetter(now, before, indicator);
  return h('span', { class: better === null ? '' : better ? 'good' : 'bad', title: better === null ? null : t(better ? 'ranking.better' : 'ranking.worse') }, changeText(now, before, indicator), better === null ? null : h('span', { 'aria-hidden': 'true' }, better ? ' ✓' : ' !'));
}

function chosenView(result) {
  const row = selection()?.layer === RANKING ? selection().shape.row : result.chosen;
  if (!row || !result.rows.includes(row)) return h('p', { class: 'note' }, t('ranking.chooseRow'));
  const rows = result.indicators.map((indicator) => h('tr', {},
    h('td', { title: localized(indicator.formula) }, indicatorTitle(indicator)),
    h('td', { class: 'number', title: intervalText(row, indicator) }, valueText(valueOf(row, indicator.id), indicator), row.smallIndicators?.includes(indicator.id) ? h('span', { class: 'badge mark', title: t('ranking.smallWhy') }, t('ranking.small')) : null),
    h('td', { class: 'number' }, changeCell(valueOf(row, indicator.id), row.before?.[indicator.id] ?? null, indicator))));
  return h('div', { class: 'chosen-row', 'data-test': 'chosen-row', dataset: { id: row.id } },
    h('h3', {}, nameOfRow(row)), trendChart(result, row),
    h('details', { class: 'more-fields', open: true }, h('summary', {}, t('ranking.allIndicators')), h('table', { class: 'table' }, h('tbody', {}, rows))));
}

/** The interval in which a share lies by chance, for those who ask. */
function intervalText(row, indicator) {
  const [low, high] = row.intervals?.[indicator.id] ?? [];
  return Number.isFinite(low) ? t('ranking.interval', { low: valueText(low, indicator), high: valueText(high, indicator) }) : null;
}

/** The row's cases by month, and the mean of all rows beside them. */
function trendChart(result, row) {
  const trend = (result.document.trend ?? []).filter((one) => one.id !== null);
  const months = [...new Set(trend.map((one) => one.month))].sort();
  if (months.length < 2) return null;
  const own = new Map(trend.filter((one) => String(one.id) === String(row.id)).map((one) => [one.month, one.cases]));
  const means = months.map((month) => trend.reduce((sum, one) => sum + (one.month === month ? one.cases : 0), 0) / result.rows.length);
  const values = months.map((month) => own.get(month) ?? 0);
  return chartFrame('trend', 150, months.map((month, index) => `${month} ${values[index]}`).join('; '), (font) => ({
    type: 'line',
    data: {
      labels: months,
      datasets: [
        { label: nameOfRow(row), data: values, borderColor: '#0F766E', backgroundColor: '#0F766E', borderWidth: 2, pointRadius: 2.5, tension: 0 },
        { label: t('ranking.mean'), data: means, borderColor: '#7B8794', backgroundColor: '#7B8794', borderWidth: 1.5, borderDash: [5, 4], pointRadius: 0, tension: 0 },
      ],
    },
    options: chartOptions(font, {
      interaction: { mode: 'index', intersect: false },
      scales: {
        x: { grid: { display: false }, ticks: { font, color: CHART_COLOURS.text, maxRotation: 0, autoSkipPadding: 12, callback: (value) => (months[value].slice(5) === '01' || value === 0 ? months[value].slice(0, 4) : t('heat.month', { month: Number(months[value].slice(5)) })) } },
        y: { beginAtZero: true, border: { display: false }, grid: { color: CHART_COLOURS.grid }, ticks: { font, color: CHART_COLOURS.text, maxTicksLimit: 5, precision: 0 } },
      },
      plugins: { legend: { display: true, position: 'bottom', labels: { font, color: CHART_COLOURS.strong, boxWidth: 22, boxHeight: 2 } }, tooltip: { callbacks: { label: (item) => `${item.dataset.label}: ${plain(item.raw)}` } } },
    }),
  }));
}

/** How evenly the work is spread, in a sentence and four figures. */
function workloadView(result) {
  const { workload } = result.document;
  if (!Number.isFinite(workload?.gini)) return null;
  const nameOf = (one) => (one ? `${one.name ?? one.id} · ${t('cases.count', { count: number(one.cases) })}` : '–');
  const facts = [
    [t('ranking.busiest'), nameOf(workload.busiest)], [t('ranking.idlest'), nameOf(workload.idlest)],
    [t('ranking.meanCases'), number(workload.mean, 1)], [t('ranking.cv'), number(workload.cv, 2)], [t('ranking.gini'), number(workload.gini, 2)],
  ];
  return h('div', { class: 'block' }, h('h3', {}, t('ranking.workload')),
    h('p', { class: 'amount' }, t(workload.gini < 0.2 ? 'ranking.even' : workload.gini < 0.4 ? 'ranking.uneven' : 'ranking.veryUneven')),
    h('dl', { class: 'facts' }, facts.map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)])));
}

function ways(result) {
  const row = (one) => ({
    rank: one.rank, rankBefore: one.rankBefore, id: one.id, name: nameOfRow(one), small: one.small,
    ...Object.fromEntries(result.indicators.flatMap(({ id }) => [[id, one.values?.[id]], [`${id} (before)`, one.before?.[id]]])),
  });
  return waysOut([
    [t('export.csv'), () => saveFile('ranking.csv', 'text/csv', csv(result.rows.map(row)))],
    [t('export.png'), () => savePicture('ranking')],
    [t('export.json'), () => saveFile('ranking.json', 'application/json', JSON.stringify(result.document))],
  ], () => curlOf('ranking', result.asked));
}
