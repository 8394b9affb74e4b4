/** What the heat section asks beside the cases: density or areas, radius, comparison. */

import { isDay, periodBefore, yearBefore } from '../base/days.js';
import { adoptAreas, areasInput } from '../cases/areas.js';
import { adoptCases, casesInput, casesQuery, period } from '../cases/question.js';

/** A radius of 0 is the one by the rule. */
export const HEAT_USUAL = {
  view: 'density', radius: 0, kernel: 'quartic', compare: 'none', other: 'before', otherFrom: '', otherTo: '', by: 'grid', cell: 300, indicator: 'cases', method: 'equal-count', classes: 5, breaks: [],
};
export const heat = structuredClone(HEAT_USUAL);

/** Colours of cases in and beside the period, and of the other period. */
export const TIME_COLOURS = { chosen: '#F03B20', usual: '#F6B89B', other: '#8856A7', quiet: '#D5DAE0' };

/** The period to compare with; null where nothing is compared or all times are shown. */
export function otherPeriod() {
  const chosen = period();
  if (heat.compare === 'none' || heat.view !== 'density' || !chosen) return null;
  if (heat.other === 'year') return yearBefore(chosen);
  if (heat.other === 'own' && isDay(heat.otherFrom) && isDay(heat.otherTo) && heat.otherFrom <= heat.otherTo) return { from: heat.otherFrom, to: heat.otherTo };
  return periodBefore(chosen);
}

/** The parameters of heat tiles and their legend; `fixed` keeps a scale and radius while time moves. */
export function heatQuery(of, fixed = null) {
  const radius = heat.radius || fixed?.radiusMetres;
  return { style: 'heat', ...casesQuery(of), radiusMetres: radius || undefined, kernel: heat.kernel, breaks: fixed?.breaks?.join(',') };
}

/** The inputs of the process `density` for the same question. */
export function densityInputs(radiusMetres) {
  return { cases: casesInput(), radiusMetres, kernel: heat.kernel };
}

/** The inputs of the process `area-map`; with `kept` breaks the classes stay as they are. */
export function areaInputs(kept = null) {
  const fixed = kept ?? (heat.method === 'fixed' ? heat.breaks.map(Number) : null);
  const classes = fixed ? { method: 'fixed', breaks: fixed } : { method: heat.method, count: heat.classes };
  return { cases: casesInput(), by: areasInput(heat.by, heat.cell), indicator: heat.indicator, classes };
}

/** Takes over an earlier question of a surface or of cases alone; whether the fields can say all of it. */
export function adoptDensity({ cases, radiusMetres = 0, kernel = HEAT_USUAL.kernel, cellMetres, step, ...rest }) {
  Object.assign(heat, structuredClone(HEAT_USUAL), { radius: radiusMetres, kernel });
  return adoptCases(cases) && Object.keys(rest).length === 0;
}

/** The same of an area map. */
export function adoptAreaMap({ cases, by, indicator = 'cases', classes = {}, ...rest }) {
  const { method = 'natural-breaks', count = 5, breaks = [] } = classes;
  Object.assign(heat, structuredClone(HEAT_USUAL), { view: 'areas', indicator, method, classes: count, breaks: breaks.map(String) });
  return adoptCases(cases) && adoptAreas(heat, by) && Object.keys(rest).length === 0;
}
