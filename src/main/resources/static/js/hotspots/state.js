/** What the hot-spot section asks beside the cases: of one period, over time, or again and again at one place. */

import { adoptAreas, areasInput } from '../cases/areas.js';
import { adoptCases, casesInput } from '../cases/question.js';
import { classColour } from '../data/styles.js';

/** A band of 0 is chosen by the server. */
export const HOTSPOTS_USUAL = {
  mode: 'period', by: 'fishnet', cell: 250, statistic: 'gi-star', correction: 'fdr', near: 'rule', band: 500, k: 8, stepDays: 30, allTimes: true, metres: 50, days: 30, least: 3,
};
export const hotspots = structuredClone(HOTSPOTS_USUAL);

/** Modes of the section and the process that answers each. */
export const PROCESSES = { period: 'hotspot', emerging: 'emerging-hotspot', repeat: 'repeat-locations' };

export function hotspotInputs() {
  if (hotspots.mode === 'repeat') return { cases: casesInput(), withinMetres: hotspots.metres, withinDays: hotspots.days, minCases: hotspots.least };
  const isEmerging = hotspots.mode === 'emerging';
  const cases = isEmerging && hotspots.allTimes ? casesInput(null) : casesInput();
  const asked = { cases, by: areasInput(hotspots.by, hotspots.cell), ...neighbours(), correction: hotspots.correction };
  return isEmerging ? { ...asked, stepDays: hotspots.stepDays } : { ...asked, statistic: hotspots.statistic };
}

/** Takes over an earlier question of a mode; whether the fields can say all of it. */
export function adoptHotspots(mode, request) {
  const { cases, by, statistic, correction, bandMetres, k, contiguity, stepDays, withinMetres, withinDays, minCases, ...rest } = request;
  Object.assign(hotspots, structuredClone(HOTSPOTS_USUAL), { mode });
  const given = { statistic, correction, stepDays, metres: withinMetres, days: withinDays, least: minCases, band: bandMetres, k };
  for (const [name, value] of Object.entries(given)) if (value !== undefined) hotspots[name] = value;
  hotspots.near = bandMetres ? 'band' : k ? 'k' : contiguity ?? 'rule';
  const sayable = adoptCases(cases);
  hotspots.allTimes = !cases?.datetime;
  return (mode === 'repeat' || adoptAreas(hotspots, by)) && sayable && Object.keys(rest).length === 0;
}

function neighbours() {
  if (hotspots.near === 'band') return { bandMetres: hotspots.band };
  if (hotspots.near === 'k') return { k: hotspots.k };
  return hotspots.near === 'rule' ? {} : { contiguity: hotspots.near };
}

export const SIGNIFICANCE = ['hot-99', 'hot-95', 'hot-90', 'none', 'cold-90', 'cold-95', 'cold-99'];
export const QUADRANTS = ['high-high', 'high-low', 'none', 'low-high', 'low-low'];
const PATTERN_KINDS = ['new', 'consecutive', 'intensifying', 'persistent', 'diminishing', 'sporadic', 'oscillating', 'historical'];
export const PATTERNS = [...PATTERN_KINDS.map((kind) => `${kind}-hot`), 'none', ...PATTERN_KINDS.map((kind) => `${kind}-cold`)];

const STYLES = { 'emerging-hotspot': PATTERNS, 'local-moran': QUADRANTS, hotspot: SIGNIFICANCE };

/** The colour of a class; one of no significance is the same grey in all. */
export function hotspotColour(name) {
  return classColour(name === 'none' ? 'hotspot' : Object.keys(STYLES).find((style) => STYLES[style].includes(name)), name);
}

/** The classes that a kind of result can have, the hottest first. */
export function classesOf(asked, mode) {
  if (mode === 'emerging') return PATTERNS;
  return asked.statistic === 'local-moran' ? QUADRANTS : SIGNIFICANCE;
}
