/** The areas in which cases are counted: cells, responsibility grids, towns, own polygons, squares, hexagons. */

import { amount, field, select } from '../base/forms.js';
import { t } from '../base/i18n.js';
import { dimensionOf, findCollection, listCollections, titleOf } from '../data/catalog.js';

const MADE = ['fishnet', 'hexagon'];
const LEVEL = { town: 'town', community: 'community' };

/** What can be chosen, the shipped ones first; without the city's own layers only squares and hexagons remain. */
export function areaChoices() {
  const own = listCollections().filter((one) => dimensionOf(one) === 2 && !one.shipped);
  return [
    ...['grid', 'cell'].filter((id) => findCollection(id)?.count).map((id) => ({ value: id, label: titleOf(id) })),
    ...(findCollection('area')?.count ? Object.keys(LEVEL).map((level) => ({ value: level, label: t(`areas.${level}`) })) : []),
    ...own.map((one) => ({ value: one.id, label: titleOf(one.id) })),
    ...MADE.map((kind) => ({ value: kind, label: t(`areas.${kind}`) })),
  ];
}

/** The input object `by`. */
export function areasInput(value, cellMetres) {
  if (MADE.includes(value)) return { [value]: cellMetres };
  if (LEVEL[value]) return { collection: 'area', filter: `level = '${LEVEL[value]}'` };
  return { collection: value };
}

/** Takes over the input `by` of an earlier question into `by` and `cell`; whether the field can say it. */
export function adoptAreas(state, { collection, filter, ...made } = {}) {
  const kind = MADE.find((one) => made[one]);
  if (kind) Object.assign(state, { by: kind, cell: made[kind] });
  else state.by = Object.keys(LEVEL).find((level) => collection === 'area' && filter === areasInput(level).filter) ?? collection ?? state.by;
  return areaChoices().some((one) => one.value === state.by) && (kind !== undefined || !filter || LEVEL[state.by] !== undefined);
}

/** What such an area is called. */
export function areaName(value) {
  return areaChoices().find((one) => one.value === value)?.label ?? value;
}

export function isMade(value) {
  return MADE.includes(value);
}

/** The field; `state` has `by` and `cell` in metres, further choices may be put before. */
export function areasField(state, changed, before = []) {
  state.by = [...before, ...areaChoices()].some((one) => one.value === state.by) ? state.by : areaChoices()[0].value;
  const size = isMade(state.by) && amount({ value: state.cell, min: 20, max: 20000, unit: 'm', label: t('areas.size'), test: 'cell-metres' }, (value) => {
    state.cell = value;
    changed(false);
  });
  return field(t('areas.by'), select([...before, ...areaChoices()], state.by, (value) => {
    state.by = value;
    changed(true);
  }, { 'data-test': 'by' }), size);
}
