/** What the hot-spot section asks beside the cases: of one period, over time, or again and again at one place. */

import { areasInput } from '../cases/areas.js';
import { casesInput } from '../cases/question.js';

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

function neighbours() {
  if (hotspots.near === 'band') return { bandMetres: hotspots.band };
  if (hotspots.near === 'k') return { k: hotspots.k };
  return hotspots.near === 'rule' ? {} : { contiguity: hotspots.near };
}

export const SIGNIFICANCE = ['hot-99', 'hot-95', 'hot-90', 'none', 'cold-90', 'cold-95', 'cold-99'];
export const QUADRANTS = ['high-high', 'high-low', 'none', 'low-high', 'low-low'];
const PATTERN_KINDS = ['new', 'consecutive', 'intensifying', 'persistent', 'diminishing', 'sporadic', 'oscillating', 'historical'];
export const PATTERNS = [...PATTERN_KINDS.map((kind) => `${kind}-hot`), 'none', ...PATTERN_KINDS.map((kind) => `${kind}-cold`)];

const HOT = ['#7F0020', '#B2182B', '#D6403F', '#EF8A62', '#F6B08E', '#F9C9AE', '#FDDBC7', '#C9A0A0'];
const COLD = ['#0B3C6F', '#2166AC', '#3D86C0', '#67A9CF', '#8FC0DC', '#B2D5E7', '#D1E5F0', '#9FB3C8'];
const STRENGTH = { intensifying: 0, persistent: 1, consecutive: 2, new: 3, sporadic: 4, oscillating: 5, diminishing: 6, historical: 7 };
const FIXED = {
  'hot-99': '#B2182B', 'hot-95': '#EF8A62', 'hot-90': '#FDDBC7', 'cold-90': '#D1E5F0', 'cold-95': '#67A9CF', 'cold-99': '#2166AC',
  'high-high': '#B2182B', 'high-low': '#EF8A62', 'low-high': '#67A9CF', 'low-low': '#2166AC', none: '#C5CCD4',
};

/** The colour of a class. */
export function classColour(name) {
  if (FIXED[name]) return FIXED[name];
  const kind = name.slice(0, name.lastIndexOf('-'));
  return (name.endsWith('-hot') ? HOT : COLD)[STRENGTH[kind]] ?? FIXED.none;
}

/** The classes that a kind of result can have, the hottest first. */
export function classesOf(asked, mode) {
  if (mode === 'emerging') return PATTERNS;
  return asked.statistic === 'local-moran' ? QUADRANTS : SIGNIFICANCE;
}
