/** The answers of the section of the roads: a road's cases per km and what the award changed; where patrols were. */

import { h } from '../base/dom.js';
import { emit } from '../base/bus.js';
import { date, metres, number, percentFigure, plain } from '../base/format.js';
import { localized, t } from '../base/i18n.js';
import { notesOf, versionsLine, waysOut } from '../analysis/frame.js';
import { resultTable } from '../analysis/table.js';
import { csv } from '../coverage/export.js';
import { curlOf } from '../data/execute.js';
import { savePicture } from '../map/picture.js';
import { select } from '../map/selection.js';
import { saveFile } from '../shell/dialog.js';
import { ROADS } from './overlay.js';
import { segmentsOf } from './run.js';
import { roads } from './state.js';
import { stripChart } from './strip.js';

export function roadsAnswer(result) {
  return result.mode === 'profile' ? profileAnswer(result) : patrolAnswer(result);
}

function profileAnswer(result) {
  const { document } = result;
  const list = document.roads ?? [];
  const chosen = list.find((road) => String(road.id) === roads.road) ?? list[0];
  if (chosen) roads.road = String(chosen.id);
  const bare = document.unrecorded;
  return [
    h('div', { class: 'block' },
      h('div', { class: 'basis' }, t('roads.basis', { buffer: metres(result.asked.bufferMetres) })),
      chosen ? h('div', { class: 'big', 'data-test': 'per-km', 'data-road': chosen.id }, plain(chosen.perKm), h('small', {}, t('roads.perKmOf', { road: nameOf(chosen) }))) : h('p', {}, t('roads.none')),
      chosen ? h('div', { class: 'amount' }, t('roads.amount', { cases: number(chosen.cases), length: metres(chosen.lengthMetres) })) : null,
      chosen ? awardText(chosen) : null),
    chosen ? h('div', { class: 'block' }, h('h3', {}, t('roads.along', { road: nameOf(chosen) })), stripChart(result, chosen)) : null,
    h('div', { class: 'block' }, roadTable(result, list),
      bare ? h('p', { class: 'amount', 'data-test': 'unrecorded' }, t('roads.unrecorded', { segments: number(bare.segments), length: metres(bare.metres), share: `${percentFigure(bare.share)}\u202f%` })) : null,
      worstTable(result), notesOf(document), profileWays(result), versionsLine(result)),
  ];
}

function nameOf(road) {
  return String(road.name ?? road.id);
}

/** What the award changed, in the server's sentence. */
function awardText({ verdict, awardDate }) {
  if (!verdict) return null;
  return h('p', { class: 'reading', 'data-test': 'verdict' }, [awardDate ? t('roads.awarded', { date: date(awardDate) }) : '', t('sentence', { text: localized(verdict) })].filter(Boolean).join(' '));
}

function roadTable(result, list) {
  const ratio = (road) => road.rateRatio?.value;
  const columns = [
    { id: 'name', title: t('roads.road'), value: nameOf },
    { id: 'perKm', title: t('roads.perKm'), number: true, value: (road) => road.perKm, cell: (road) => plain(road.perKm) },
    { id: 'ratio', title: t('roads.ratioShort'), number: true, value: ratio, cell: (road) => (Number.isFinite(ratio(road)) ? [number(ratio(road), 2), h('div', { class: 'note' }, `${number(road.rateRatio.low, 2)}–${number(road.rateRatio.high, 2)}`)] : '–'), about: t('roads.aboutRatio') },
    { id: 'verdict', title: t('roads.verdict'), value: (road) => (road.verdict ? t(`verdict.${road.verdict.code}`) : '') },
  ];
  return resultTable('roads', columns, list, { keyOf: (road) => `road:${road.id}`, go: (road) => goTo(result, road), sort: { by: 'perKm', down: true } });
}

/** Chooses a road: its strip is drawn, the map goes to it. */
export function goTo(result, road) {
  roads.road = String(road.id);
  const parts = segmentsOf(result, road.id);
  if (parts.length) emit('go-near', boxOf(parts));
  emit('roads');
  emit('repaint');
  document.querySelector(`[data-key="road:${CSS.escape(roads.road)}"]`)?.focus();
}

function boxOf(shapes) {
  const box = shapes.map((shape) => shape.box).reduce((a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]);
  const latitude = (y) => 90 - (360 * Math.atan(Math.exp((y - 0.5) * 2 * Math.PI))) / Math.PI;
  return [(box[0] - 0.5) * 360, latitude(box[3]), (box[2] - 0.5) * 360, latitude(box[1])];
}

function worstTable(result) {
  const worst = (Array.isArray(result.document.worst) ? result.document.worst : result.document.worst?.features?.map((one) => one.properties)) ?? [];
  if (worst.length === 0) return null;
  const shapeOf = (one) => segmentsOf(result, one.road).find((shape) => shape.properties.fromMetres === one.fromMetres);
  const names = new Map((result.document.roads ?? []).map((road) => [String(road.id), nameOf(road)]));
  const columns = [
    { id: 'road', title: t('roads.road'), value: (one) => one.roadName ?? names.get(String(one.road)) ?? String(one.road) },
    { id: 'from', title: t('roads.stretch'), value: (one) => one.fromMetres, cell: (one) => `${metres(one.fromMetres)} – ${metres(one.toMetres)}` },
    { id: 'cases', title: t('hotspots.count'), number: true, value: (one) => one.cases, cell: (one) => number(one.cases) },
  ];
  return [h('h3', {}, t('roads.worst')), resultTable('worst', columns, worst, {
    keyOf: (one) => shapeOf(one)?.id ?? '', go: (one) => shapeOf(one) && select(ROADS, shapeOf(one), { near: true }), most: 10,
  })];
}

function profileWays(result) {
  const flat = ({ rateRatio, verdict, before, after, ...road }) => ({ ...road, beforeCases: before?.cases, beforeDays: before?.days, afterCases: after?.cases, afterDays: after?.days, rateRatio: rateRatio?.value, low: rateRatio?.low, high: rateRatio?.high, verdict: localized(verdict) });
  return waysOut([
    [t('export.png'), () => savePicture('roads')],
    [t('export.roadsCsv'), () => saveFile('roads.csv', 'text/csv', csv(result.document.roads.map(flat)))],
    [t('export.segmentsCsv'), () => saveFile('segments.csv', 'text/csv', csv(result.shapes.map((shape) => shape.properties)))],
    [t('export.geojson'), () => saveFile('segments.geojson', 'application/geo+json', JSON.stringify(result.document.segments))],
  ], () => curlOf('road-profile', result.asked));
}

function patrolAnswer(result) {
  const { summary = {} } = result.document;
  const list = (Array.isArray(result.document.roads) ? result.document.roads : []).filter(Boolean);
  return [
    h('div', { class: 'block' },
      h('div', { class: 'basis' }, t('patrol.basis', { buffer: metres(result.asked.bufferMetres) })),
      h('div', { class: 'big', 'data-test': 'visited-share', 'data-share': summary.share }, percentFigure(summary.share), h('small', {}, '%')),
      h('div', { class: 'amount' }, t('patrol.cells', { cells: number(summary.cells), visited: number(summary.visited) })),
      Number.isFinite(summary.sweptShare) ? h('div', { class: 'amount' }, t('patrol.swept', { swept: metres(summary.sweptMetres), road: metres(summary.roadMetres), share: `${percentFigure(summary.sweptShare)}\u202f%` })) : null,
      Number.isFinite(summary.casesUnvisited) ? h('div', { class: 'amount' }, t('patrol.missed', { count: number(summary.casesUnvisited) })) : null),
    h('div', { class: 'block' },
      list.length ? resultTable('patrol', [
        { id: 'name', title: t('roads.road'), value: nameOf },
        { id: 'share', title: t('patrol.share'), number: true, value: (road) => road.sweptShare ?? road.share, cell: (road) => `${percentFigure(road.sweptShare ?? road.share)}\u202f%` },
        { id: 'last', title: t('roads.lastVisit'), number: true, value: (road) => date(road.lastVisit) },
      ], list, { sort: { by: 'share', down: false } }) : null,
      notesOf(result.document),
      waysOut([
        [t('export.png'), () => savePicture('patrol')],
        [t('export.csv'), () => saveFile('cells.csv', 'text/csv', csv(result.cells.map((shape) => ({ id: shape.id.replace(/^cell-/, ''), ...shape.properties }))))],
        [t('export.geojson'), () => saveFile('cells.geojson', 'application/geo+json', JSON.stringify(result.document.cells))],
      ], () => curlOf('patrol-coverage', result.asked)),
      versionsLine(result)),
  ];
}
