/** The ranking and the shapes that its rows have on the map. */

import { Run } from '../analysis/run.js';
import { execute } from '../data/execute.js';
import { ensureWhole, layerData } from '../data/features.js';
import { drawable } from '../map/geometry.js';
import { quantileBreaks } from '../map/styles.js';
import { rankedLayer, ranking, rankingInputs } from './state.js';

const CLASSES = 5;
export const rankingRun = new Run('ranking', 'ranking', adopt);

export function computeRanking() {
  return rankingRun.compute(rankingInputs());
}

async function adopt(answer) {
  const { by } = ranking;
  const { rows, indicators } = answer.document;
  const result = { ...answer, by, rows, indicators, indicator: answer.asked.sortBy ?? indicators[0].id, shapes: [] };
  result.shapes = (await shapesFor(by, answer)).map((shape) => ({ ...shape, row: shape.row ?? rows.find((row) => String(row.id) === shape.id) })).filter((shape) => shape.row);
  result.breaks = quantileBreaks(rows.map((row) => valueOf(row, result.indicator)), CLASSES);
  return result;
}

/** Rows' shapes: of their layer; of the grids of a unit; of the squares and hexagons that the server makes. */
async function shapesFor(by, answer) {
  if (by === 'unit') {
    const { shapes } = await ensureWhole('grid');
    return shapes.map((shape) => ({ ...shape, row: answer.document.rows.find((row) => String(row.id) === String(shape.properties.unit)) })).filter((shape) => shape.row);
  }
  const layer = rankedLayer(by);
  if (layer) {
    await ensureWhole(layer);
    return layerData(layer).shapes;
  }
  const { document } = await execute('area-map', { cases: answer.asked.cases, by: answer.asked.by });
  return (document.features?.features ?? []).map((feature) => drawable(feature, '')).filter(Boolean);
}

/** A row's value of an indicator; null where it has none. */
export function valueOf(row, indicator) {
  const value = row.values?.[indicator];
  return value === undefined ? null : value;
}

/** The place of a value among the classes. */
export function classOf(value, breaks) {
  let place = 0;
  while (place < breaks.length && value >= breaks[place]) place += 1;
  return place;
}

/** The shape that stands for a row, the first where it has several. */
export function shapeOfRow(result, row) {
  return result.shapes.find((shape) => shape.row === row) ?? null;
}
