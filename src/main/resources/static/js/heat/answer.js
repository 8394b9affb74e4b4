/** The answer of the heat section: how many cases, more or fewer than before, month by month, ways out. */

import { asCurl } from '../base/api.js';
import { monthEnd, monthStart, periodBefore } from '../base/days.js';
import { h } from '../base/dom.js';
import { number, percent, plain } from '../base/format.js';
import { t } from '../base/i18n.js';
import { chartFrame, chartOptions, CHART_COLOURS } from '../analysis/chart.js';
import { csv } from '../coverage/export.js';
import { notesOf, versionsLine, waysOut } from '../analysis/frame.js';
import { resultTable } from '../analysis/table.js';
import { areaName } from '../cases/areas.js';
import { categoriesOf, categoriesText } from '../cases/categories.js';
import { periodText } from '../cases/form.js';
import { cases, itemsQuery, period } from '../cases/question.js';
import { choiceSummary, countIn, extentOf, stepsOf } from '../cases/summary.js';
import { itemsPath, titleOf } from '../data/catalog.js';
import { curlOf } from '../data/execute.js';
import { select } from '../map/selection.js';
import { savePicture } from '../map/picture.js';
import { openSection } from '../shell/rail.js';
import { saveFile } from '../shell/dialog.js';
import { areaRun, nameOfArea } from './areas.js';
import { densityFile, serverFile } from '../shell/files.js';
import { HEAT, areaRows } from './overlay.js';
import { TIME_COLOURS, areaInputs, densityInputs, heat, otherPeriod } from './state.js';
import { legendPath, surface, tilesPath } from './surface.js';

const MONTHS = 24;
const MOST_CASES = 100000;

/** How many cases the map shows; `chosen` is called when a month of the chart is chosen. */
export function countView(chosen) {
  const summary = choiceSummary();
  const count = countIn(summary, period());
  return h('div', { class: 'block' },
    h('div', { class: 'basis', 'data-test': 'heat-basis' }, [periodText(period()), titleOf(cases.collection), cases.categories.length ? categoriesText() : ''].filter(Boolean).join(' · ')),
    h('div', { class: 'big', 'data-test': 'heat-count', 'data-count': count }, number(count), h('small', {}, t('unit.cases'))),
    h('div', { class: 'amount' }, changeText(summary, count)),
    summary.withoutPlace ? h('div', { class: 'note' }, t('cases.withoutPlace', { count: number(summary.withoutPlace) })) : null,
    monthChart(summary, chosen));
}

/** Against the other period where one is compared with, else the period before, if the data reach that far back. */
function changeText(summary, count) {
  const other = otherPeriod() ?? (period() ? periodBefore(period()) : null);
  const { first } = extentOf(summary);
  if (!other || !first || other.to < first) return '';
  const before = countIn(summary, other);
  if (before === 0) return t('heat.noneBefore', { period: periodText(other) });
  const change = count / before - 1;
  const direction = Math.abs(change) < 0.0005 ? 'same' : change > 0 ? 'more' : 'less';
  const arrow = { same: '', more: '▲ ', less: '▼ ' }[direction];
  return [h('span', { class: `change ${direction}` }, t(`heat.change.${direction}`, { share: arrow + percent(Math.abs(change)) })), ' ', t('heat.than', { period: periodText(other), count: number(before) })];
}

function monthChart(summary, chosen) {
  const months = stepsOf(summary, 'month').slice(-MONTHS);
  if (months.length < 2) return null;
  const of = period();
  const label = months.map((month) => `${month.from.slice(0, 7)} ${month.count}`).join('; ');
  return chartFrame('months', 112, label, (font) => ({
    type: 'bar',
    data: { labels: months.map((month) => month.from.slice(0, 7)), datasets: [{ data: months.map((month) => month.count), backgroundColor: months.map((month) => (of && month.from <= of.to && month.to >= of.from ? TIME_COLOURS.chosen : TIME_COLOURS.usual)), borderRadius: 2, categoryPercentage: 0.9, barPercentage: 0.9 }] },
    options: chartOptions(font, {
      onClick: (event, hits) => hits.length && chosen({ from: monthStart(months[hits[0].index].from), to: monthEnd(months[hits[0].index].from) }),
      scales: {
        x: { grid: { display: false }, ticks: { font, color: CHART_COLOURS.text, maxRotation: 0, autoSkipPadding: 14, callback: (value) => monthLabel(months[value].from) } },
        y: { beginAtZero: true, border: { display: false }, grid: { color: CHART_COLOURS.grid }, ticks: { font, color: CHART_COLOURS.text, maxTicksLimit: 4, callback: (value) => number(value) } },
      },
      plugins: { tooltip: { callbacks: { label: (item) => t('cases.count', { count: number(item.raw) }) } } },
    }),
  }));
}

function monthLabel(day) {
  return day.slice(5, 7) === '01' ? day.slice(0, 4) : t('heat.month', { month: Number(day.slice(5, 7)) });
}

/** Below the surface: what the radius is and ways out. */
export function surfaceView() {
  const { legend } = surface;
  if (!legend) return null;
  return h('div', { class: 'block' },
    h('p', { class: 'note', 'data-test': 'heat-radius' }, t(heat.radius ? 'heat.radiusOwn' : 'heat.radiusRule', { radius: plain(Math.round(legend.radiusMetres)) })),
    h('div', { class: 'row wrap' }, h('button', { class: 'button', type: 'button', 'data-test': 'to-hotspots', onclick: () => openSection('hotspots') }, t('heat.toHotspots'), ' →')),
    waysOut([
      [t('export.png'), () => savePicture('heat')],
      [t('export.geotiff'), () => densityFile(densityInputs(heat.radius || undefined))],
      [t('export.casesCsv'), () => serverFile(itemsPath(cases.collection, { ...itemsQuery(categoriesOf), f: 'csv', limit: MOST_CASES }), `${cases.collection}.csv`, 'text/csv')],
      [t('export.casesGeojson'), () => serverFile(itemsPath(cases.collection, { ...itemsQuery(categoriesOf), f: 'json', limit: MOST_CASES }), `${cases.collection}.geojson`, 'application/geo+json')],
    ], apiText),
    versionsLine({ document: { versions: { [cases.collection]: legend.version } } }));
}

function apiText() {
  return [asCurl('GET', legendPath(surface.query)), asCurl('GET', tilesPath(surface.query)).replaceAll('%7B', '{').replaceAll('%7D', '}'), curlOf('density', densityInputs(heat.radius || undefined)),
    curlOf('case-summary', { cases: densityInputs().cases, step: 'month' })].join('\n\n');
}

/** Below the area map: the areas with the most, linked with the map. */
export function areaView(result) {
  const rows = areaRows();
  const columns = [
    { id: 'name', title: areaName(heat.by), value: nameOfArea },
    { id: 'value', title: t(`indicator.${heat.indicator}`), number: true, value: (shape) => shape.properties.value, cell: (shape) => plain(shape.properties.value) },
  ];
  return h('div', { class: 'block' },
    result.document.summary.outside ? h('p', { class: 'amount' }, t('areas.outside', { count: number(result.document.summary.outside) })) : null,
    notesOf(result.document),
    resultTable('areas', columns, rows, { keyOf: (shape) => shape.id, go: (shape) => select(HEAT, shape, { near: true }), sort: { by: 'value', down: true } }),
    waysOut([
      [t('export.png'), () => savePicture('areas')],
      [t('export.csv'), () => saveFile('areas.csv', 'text/csv', csv(rows.map((shape) => ({ id: shape.id, ...shape.properties }))))],
      [t('export.geojson'), () => saveFile('areas.geojson', 'application/geo+json', JSON.stringify(result.document.features))],
    ], () => curlOf('area-map', areaInputs())),
    versionsLine(areaRun.result));
}
