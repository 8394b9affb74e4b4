/** The four sections about cases: their questions in the address, their parts on the map, what a link asks for. */

import { keepInAddress } from '../shell/address.js';
import { heatSection, startHeat } from '../heat/panel.js';
import { HEAT_USUAL, heat } from '../heat/state.js';
import { hasHotspots, hotspotsSection, startHotspots } from '../hotspots/panel.js';
import { HOTSPOTS_USUAL, hotspots } from '../hotspots/state.js';
import { hasRanking, rankingSection, startRanking } from '../ranking/panel.js';
import { RANKING_USUAL, ranking } from '../ranking/state.js';
import { hasRoads, roadsSection, startRoads } from '../roads/panel.js';
import { ROADS_USUAL, roads } from '../roads/state.js';
import { CASES_USUAL, cases } from './question.js';

export const caseSections = [heatSection, hotspotsSection, rankingSection, roadsSection];
const usualCases = { prefix: 'c', state: cases, usual: structuredClone(CASES_USUAL) };

/** Before the address is read. */
export function keepCaseQuestions() {
  keepInAddress('heat', [usualCases, { prefix: 'h', state: heat, usual: structuredClone(HEAT_USUAL) }], () => false);
  keepInAddress('hotspots', [usualCases, { prefix: 'p', state: hotspots, usual: structuredClone(HOTSPOTS_USUAL) }], hasHotspots);
  keepInAddress('ranking', [usualCases, { prefix: 'k', state: ranking, usual: structuredClone(RANKING_USUAL) }], hasRanking);
  keepInAddress('roads', [usualCases, { prefix: 'r', state: roads, usual: structuredClone(ROADS_USUAL) }], hasRoads);
}

export function startCaseSections(stage) {
  startHeat(stage);
  startHotspots();
  startRanking();
  startRoads();
}

/** Whether a section is one about cases; those ask by themselves when they are opened. */
export function isCaseSection(id) {
  return caseSections.some((one) => one.id === id);
}
