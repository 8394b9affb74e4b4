/** The answers of the hot-spot section: a sentence, how many of each class, tables linked with the map. */

import { h } from '../base/dom.js';
import { date, number, plain } from '../base/format.js';
import { localized, t } from '../base/i18n.js';
import { sparkline } from '../analysis/chart.js';
import { notesOf, versionsLine, waysOut } from '../analysis/frame.js';
import { resultTable } from '../analysis/table.js';
import { titleOfCategory } from '../cases/categories.js';
import { csv } from '../coverage/export.js';
import { curlOf } from '../data/execute.js';
import { middleOf, placeName } from '../data/places.js';
import { latitudeOf, longitudeOf } from '../map/geometry.js';
import { savePicture } from '../map/picture.js';
import { select, selection } from '../map/selection.js';
import { emptyState } from '../shell/notices.js';
import { saveFile } from '../shell/dialog.js';
import { HOTSPOTS, probability } from './overlay.js';
import { memberList } from './members.js';
import { PROCESSES, hotspotColour, classesOf } from './state.js';

export function hotspotAnswer(result) {
  return { period: periodAnswer, emerging: emergingAnswer, repeat: repeatAnswer }[result.mode](result);
}

function periodAnswer(result) {
  const { summary = {} } = result.document;
  const found = result.shapes.filter((shape) => shape.properties.class !== 'none').sort((a, b) => b.properties.z - a.properties.z);
  const columns = [
    placeColumn(),
    { id: 'value', title: t('hotspots.count'), number: true, value: (shape) => shape.properties.value, cell: (shape) => plain(shape.properties.value) },
    { id: 'z', title: 'z', number: true, value: (shape) => shape.properties.z, cell: (shape) => number(shape.properties.z, 1), about: t('hotspots.aboutZ') },
    { id: 'p', title: 'p', number: true, value: (shape) => shape.properties.p, cell: (shape) => probability(shape.properties.p) },
  ];
  return [
    reading(result, isMoran(result) ? found.length : summary.hot ?? 0, t(isMoran(result) ? 'hotspots.clusters' : 'hotspots.hot')),
    h('div', { class: 'block' }, classCounts(result), table('hotspots', columns, found, 'z'), globalFacts(summary), notesOf(result.document), ways(result, found), versionsLine(result)),
  ];
}

function isMoran(result) {
  return result.asked.statistic === 'local-moran';
}

function emergingAnswer(result) {
  const order = classesOf(result.asked, result.mode);
  const found = result.shapes.filter((shape) => shape.properties.class !== 'none').sort((a, b) => order.indexOf(a.properties.class) - order.indexOf(b.properties.class));
  const columns = [
    placeColumn(),
    { id: 'class', title: t('hotspots.class'), value: (shape) => order.indexOf(shape.properties.class), cell: (shape) => t(`hotspots.class.${shape.properties.class}`) },
    { id: 'series', title: t('hotspots.series'), value: (shape) => shape.properties.series?.at(-1), cell: (shape) => sparkline(shape.properties.series, { colour: lineColour(shape), zero: 0 }) ?? '–', about: t('hotspots.aboutSeries') },
  ];
  const hot = found.filter((shape) => shape.properties.class.endsWith('-hot')).length;
  return [
    reading(result, hot, t('hotspots.emergingHot')),
    h('div', { class: 'block' }, classCounts(result), table('emerging', columns, found, 'class', false), notesOf(result.document), ways(result, found), versionsLine(result)),
  ];
}

function lineColour(shape) {
  return hotspotColour(shape.properties.class.endsWith('-hot') ? 'hot-99' : 'cold-99');
}

function repeatAnswer(result) {
  const { summary = {} } = result.document;
  const found = [...result.shapes].reverse();
  const columns = [
    { id: 'place', title: t('coverage.place'), value: placeName },
    { id: 'category', title: t('cases.category'), value: (shape) => titleOfCategory(shape.properties.category) },
    { id: 'count', title: t('hotspots.count'), number: true, value: (shape) => shape.properties.count, cell: (shape) => number(shape.properties.count) },
    { id: 'last', title: t('hotspots.last'), number: true, value: (shape) => date(shape.properties.last) },
  ];
  const chosen = selection()?.layer === HOTSPOTS ? found.find((shape) => shape.id === selection().id) : null;
  return [
    reading(result, found.length, t('hotspots.locations')),
    h('div', { class: 'block' },
      Number.isFinite(summary.repeatRate) ? h('p', { class: 'amount' }, t('hotspots.repeatRate', { share: number(summary.repeatRate * 100, 1), inRepeats: number(summary.inRepeats), cases: number(summary.cases) })) : null,
      table('repeat', columns, found, 'count'),
      chosen ? memberList(chosen, result.asked.cases?.collection ?? 'case') : found.length ? h('p', { class: 'note' }, t('hotspots.chooseLocation')) : null,
      notesOf(result.document), ways(result, found), versionsLine(result)),
  ];
}

/** The number that counts, and what it means in a sentence. */
function reading(result, count, what) {
  const { document } = result;
  return h('div', { class: 'block' },
    h('div', { class: 'basis' }, what),
    h('div', { class: 'big', 'data-test': 'hot-count', 'data-count': count }, number(count), h('small', {}, t('unit.places'))),
    document.reading ? h('p', { class: 'reading', 'data-test': 'reading' }, localized(document.reading)) : null);
}

/** How many areas of each class, those that do not occur left out. */
function classCounts(result) {
  const rows = classesOf(result.asked, result.mode).filter((name) => result.counts.get(name));
  return h('ul', { class: 'class-counts', 'data-test': 'class-counts' }, rows.map((name) => h('li', { dataset: { class: name, count: result.counts.get(name) } },
    h('span', { class: 'key-swatch', style: { background: hotspotColour(name) } }), h('span', {}, t(`hotspots.class.${name}`)), h('strong', {}, number(result.counts.get(name))))));
}

function placeColumn() {
  return {
    id: 'place', title: t('coverage.place'), value: placeName,
    cell: (shape) => [h('span', { class: 'swatch', style: { background: hotspotColour(shape.properties.class) }, title: t(`hotspots.class.${shape.properties.class}`) }), placeName(shape)],
  };
}

function table(name, columns, rows, by, down = true) {
  if (rows.length === 0) return emptyState('hotspots', t('hotspots.nothing'));
  return resultTable(name, columns, rows, { keyOf: (shape) => shape.id, go: (shape) => select(HOTSPOTS, shape, { near: true }), sort: { by, down } });
}

/** Whether all areas together cluster, for those who want to know. */
function globalFacts({ moran, globalG, bandMetres }) {
  const lines = [
    bandMetres ? [t('hotspots.bandUsed'), `${number(bandMetres)}\u202fm`] : null,
    moran ? [t('hotspots.moran'), `${number(moran.i, 3)} (z ${number(moran.z, 1)}, p ${probability(moran.p)})`] : null,
    globalG ? [t('hotspots.globalG'), `${plain(globalG.g)} (z ${number(globalG.z, 1)}, p ${probability(globalG.p)})`] : null,
  ].filter(Boolean);
  return lines.length ? h('details', { class: 'more-fields' }, h('summary', {}, t('hotspots.global')), h('dl', { class: 'facts' }, lines.map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]))) : null;
}

function ways(result, found) {
  const name = PROCESSES[result.mode];
  const document = result.document.features ?? result.document.locations;
  return waysOut([
    [t('export.png'), () => savePicture(name)],
    [t(result.mode === 'repeat' ? 'export.register' : 'export.csv'), () => saveFile(`${name}.csv`, 'text/csv', csv(found.map(result.mode === 'repeat' ? registerRow : row)))],
    [t('export.geojson'), () => saveFile(`${name}.geojson`, 'application/geo+json', JSON.stringify(document))],
  ], () => curlOf(name, result.asked));
}

function row(shape) {
  const { trend, series, ...rest } = shape.properties;
  return { id: shape.id, place: placeName(shape), ...rest, trendZ: trend?.z, trendP: trend?.p, series: series?.map((value) => (Number.isFinite(value) ? value.toFixed(3) : '')).join(' ') };
}

/** A line of the key-problem register: where, what, how often, since when, which cases. */
function registerRow(shape) {
  const { category, count, first, last, members = [], spreadMetres } = shape.properties;
  const [x, y] = middleOf(shape);
  return { place: placeName(shape), category, categoryName: titleOfCategory(category), count, first: date(first), last: date(last), longitude: longitudeOf(x).toFixed(6), latitude: latitudeOf(y).toFixed(6), spreadMetres, members: members.join(' ') };
}
