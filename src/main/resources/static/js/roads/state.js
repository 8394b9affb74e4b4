/** What the section of the roads asks beside the cases: which roads, how wide, or whose tracks. */

import { interval, periodBefore, yearBefore } from '../base/days.js';
import { adoptCases, casesInput, period } from '../cases/question.js';
import { dimensionOf, findCollection, listCollections } from '../data/catalog.js';

const TRACK = 'track';
export const ROADS_USUAL = { mode: 'profile', layer: 'demo_road', buffer: 30, segment: 100, awardDays: 180, other: 'none', allTimes: true, tracks: '', trackBuffer: 20, road: '' };
export const roads = structuredClone(ROADS_USUAL);

export function lineLayers() {
  return listCollections().filter((one) => dimensionOf(one) === 1 && one.count);
}

/** Layers that can be tracks: the one for them, then lines or points of the city's own. */
export function trackLayers() {
  return listCollections().filter((one) => one.count && dimensionOf(one) < 2 && (one.id === TRACK || !one.shipped)).sort((a, b) => (b.id === TRACK) - (a.id === TRACK));
}

export function settleRoads() {
  const lines = lineLayers();
  if (!lines.some((one) => one.id === roads.layer)) roads.layer = lines[0]?.id ?? '';
  const tracks = trackLayers();
  if (!tracks.some((one) => one.id === roads.tracks)) roads.tracks = tracks[0]?.id ?? '';
}

export function otherRoadPeriod() {
  if (roads.allTimes || roads.other === 'none' || !period()) return null;
  return roads.other === 'year' ? yearBefore(period()) : periodBefore(period());
}

export function profileInputs() {
  const other = otherRoadPeriod();
  return {
    roads: { collection: roads.layer }, cases: roads.allTimes ? casesInput(null) : casesInput(), bufferMetres: roads.buffer, segmentMetres: roads.segment, awardWindowDays: roads.awardDays,
    ...(other ? { comparePeriod: interval(other) } : {}),
  };
}

export function patrolInputs() {
  const roadsOf = findCollection(roads.layer) ? { roads: { collection: roads.layer } } : {};
  return { tracks: { collection: roads.tracks }, cells: { collection: 'cell' }, ...roadsOf, cases: casesInput(), bufferMetres: roads.trackBuffer };
}

/** Takes over an earlier question of a mode; whether the fields can say all of it. */
export function adoptRoads(mode, { cases, roads: along, tracks, cells, bufferMetres, segmentMetres, awardWindowDays, comparePeriod: other, ...rest }) {
  Object.assign(roads, structuredClone(ROADS_USUAL), { mode });
  const sayable = adoptCases(cases);
  const given = { layer: along?.collection, tracks: tracks?.collection, segment: segmentMetres, awardDays: awardWindowDays, [mode === 'patrol' ? 'trackBuffer' : 'buffer']: bufferMetres };
  for (const [name, value] of Object.entries(given)) if (value !== undefined) roads[name] = value;
  roads.allTimes = !cases?.datetime;
  roads.other = other && period() && other === interval(yearBefore(period())) ? 'year' : other ? 'before' : 'none';
  const narrowed = [along, tracks, cells].some((one) => one?.filter !== undefined || one?.datetime !== undefined);
  return sayable && !narrowed && Object.keys(rest).length === 0 && (!other || other === interval(otherRoadPeriod() ?? { from: '', to: '' }));
}
