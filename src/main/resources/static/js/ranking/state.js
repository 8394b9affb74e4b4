/** What the ranking asks beside the cases: whom it compares, with which time, by what. */

import { periodBefore, yearBefore, interval } from '../base/days.js';
import { adoptAreas, areaChoices, areaName, areasInput } from '../cases/areas.js';
import { adoptCases, casesInput, hasProperty, period } from '../cases/question.js';
import { dimensionOf, findCollection, listCollections, titleOf } from '../data/catalog.js';
import { t } from '../base/i18n.js';

export const RANKING_USUAL = { by: 'grid', cell: 500, other: 'before', indicator: 'cases', buffer: 30 };
export const ranking = structuredClone(RANKING_USUAL);
const ROADS = 'roads:';

/** Choices beside areas: responsible units, and lines of a layer. */
export function otherChoices() {
  const lines = listCollections().filter((one) => dimensionOf(one) === 1 && one.count && (one.id !== 'road' || one.count <= 2000));
  return [
    ...(hasProperty('unit') ? [{ value: 'unit', label: t('ranking.unit') }] : []),
    ...lines.map((one) => ({ value: ROADS + one.id, label: titleOf(one.id) })),
  ];
}

export function roadsLayer() {
  return ranking.by.startsWith(ROADS) ? ranking.by.slice(ROADS.length) : null;
}

export function settleRanking() {
  const choices = [...areaChoices(), ...otherChoices()];
  if (!choices.some((one) => one.value === ranking.by)) ranking.by = choices[0].value;
}

export function rankedName(by = ranking.by) {
  return otherChoices().find((one) => one.value === by)?.label ?? areaName(by);
}

/** The period to compare with; null where all times are asked for. */
export function comparePeriod() {
  if (!period() || ranking.other === 'none') return null;
  return ranking.other === 'year' ? yearBefore(period()) : periodBefore(period());
}

export function rankingInputs() {
  const other = comparePeriod();
  return { cases: casesInput(), by: byInput(), sortBy: ranking.indicator, ...(other ? { comparePeriod: interval(other) } : {}) };
}

function byInput() {
  if (ranking.by === 'unit') return { attribute: 'unit' };
  const roads = roadsLayer();
  return roads ? { roads: { collection: roads, bufferMetres: ranking.buffer } } : areasInput(ranking.by, ranking.cell);
}

/** The layer whose features are the rows; null for units and made areas. */
export function rankedLayer(by = ranking.by) {
  if (by.startsWith(ROADS)) return by.slice(ROADS.length);
  if (by === 'unit') return null;
  const { collection } = areasInput(by, ranking.cell);
  return collection && findCollection(collection) ? collection : null;
}

/** Takes over an earlier question; whether the fields can say all of it. */
export function adoptRanking({ cases, by = {}, sortBy, comparePeriod: other, ...rest }) {
  Object.assign(ranking, structuredClone(RANKING_USUAL));
  const sayable = adoptCases(cases) && Object.keys(rest).length === 0;
  if (sortBy) ranking.indicator = sortBy;
  const known = period() ? { before: interval(periodBefore(period())), year: interval(yearBefore(period())) } : {};
  if (other) ranking.other = Object.keys(known).find((name) => known[name] === other) ?? 'none';
  const { attribute, roads } = by;
  if (attribute) ranking.by = attribute;
  else if (roads) Object.assign(ranking, { by: ROADS + roads.collection, buffer: roads.bufferMetres ?? ranking.buffer });
  const areas = attribute ? attribute === 'unit' : roads ? !roads.filter : adoptAreas(ranking, by);
  return sayable && areas && (!other || known[ranking.other] === other);
}
