/** The ranking on the map: each row's area in the class of its value, roads as lines. */

import { t } from '../base/i18n.js';
import { periodText } from '../cases/form.js';
import { titleOf } from '../data/catalog.js';
import { paintClasses, registerOverlay } from '../map/overlays.js';
import { tracePath, visible } from '../map/paint-shapes.js';
import { choroplethColours } from '../map/styles.js';
import { classOf, rankingRun, valueOf } from './run.js';
import { rankedName } from './state.js';
import { indicatorTitle, unitText, valueText } from './words.js';

export const RANKING = '$ranking';

export function startRankingOverlay() {
  registerOverlay('ranking', {
    id: RANKING,
    shapes: () => rankingRun.result?.shapes ?? [],
    paint(context, view) {
      const { result, stale } = rankingRun;
      if (!result) return;
      context.globalAlpha *= stale ? 0.4 : 1;
      const colourOf = (shape) => rowColour(result, shape.row);
      if (result.shapes[0]?.dimension === 1) paintLines(context, view, result.shapes, colourOf);
      else paintClasses(context, view, result.shapes, colourOf);
    },
    legend,
    hover: (shape) => [nameOfRow(shape.row), ...lines(shape.row)],
    details: (shape) => ({ title: nameOfRow(shape.row), kind: rankedName(rankingRun.result?.by), facts: facts(shape.row) }),
    versions: () => rankingRun.result?.document.versions ?? {},
    caption: () => {
      const { result } = rankingRun;
      if (!result) return [t('section.ranking')];
      const [from, to] = (result.asked.cases.datetime ?? '').split('/');
      return [`${t('section.ranking')} · ${indicatorTitle(indicatorOf(result))}`, [titleOf(result.asked.cases.collection), periodText(from ? { from, to } : null)].join(' · ')];
    },
  });
}

export function indicatorOf(result) {
  return result.indicators.find((one) => one.id === result.indicator) ?? result.indicators[0];
}

export function nameOfRow(row) {
  return String(row.name ?? row.id);
}

/** The colour of a row's class; null where it has no value. */
export function rowColour(result, row) {
  const value = valueOf(row, result.indicator);
  return value === null ? null : choroplethColours()[classOf(value, result.breaks)];
}

function facts(row) {
  const { result } = rankingRun;
  const indicator = indicatorOf(result);
  return [[t('ranking.rank'), String(row.rank ?? '–')], [indicatorTitle(indicator), valueText(valueOf(row, indicator.id), indicator)]];
}

function lines(row) {
  return facts(row).map(([name, value]) => `${name} ${value}`);
}

function legend() {
  const { result } = rankingRun;
  if (!result) return null;
  const indicator = indicatorOf(result);
  const { breaks } = result;
  const figure = (value) => valueText(value, indicator, false);
  const labels = breaks.length === 0 ? [t('ranking.anyValue')] : [`< ${figure(breaks[0])}`, ...breaks.slice(1).map((to, index) => `${figure(breaks[index])} – ${figure(to)}`), `≥ ${figure(breaks.at(-1))}`];
  return { title: indicatorTitle(indicator), unit: unitText(indicator), rows: labels.map((label, index) => ({ colour: choroplethColours()[index], label })).reverse() };
}

function paintLines(context, view, shapes, colourOf) {
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const shape of visible(shapes, view)) {
    const colour = colourOf(shape);
    if (!colour) continue;
    for (const [width, stroke] of [[9, 'rgba(31, 41, 51, 0.55)'], [7, colour]]) {
      tracePath(context, view, [shape], false);
      context.lineWidth = width;
      context.strokeStyle = stroke;
      context.stroke();
    }
  }
}
