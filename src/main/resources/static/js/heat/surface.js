/** The density on the map: its legend first, then tiles by that legend, for one period or two. */

import { API, getJson, withQuery } from '../base/api.js';
import { emit } from '../base/bus.js';
import { cases, period } from '../cases/question.js';
import { countIn, choiceSummary } from '../cases/summary.js';
import { leafletMap } from '../map/map.js';
import { TileSet } from '../map/tiles.js';
import { otherMap, otherTiles } from './compare.js';
import { heat, heatQuery, otherPeriod } from './state.js';

/** `legend` on show, `failure`, `loading`, and a scale that is kept while time moves. */
export const surface = { legend: null, failure: null, loading: false, fixed: null, query: null };
let tiles = null;
let turn = 0;

function mapPath(rest, query) {
  return withQuery(`${API}/collections/${encodeURIComponent(cases.collection)}/map/${rest}`, query);
}

export function legendPath(query) {
  return mapPath('legend', query);
}

export function tilesPath(query) {
  return mapPath('tiles/WebMercatorQuad/{z}/{y}/{x}', query).replaceAll('%7B', '{').replaceAll('%7D', '}');
}

/** Draws the present question; resolves when its tiles are there. Newer calls end older ones. */
export async function drawSurface() {
  turn += 1;
  const mine = turn;
  tiles ??= new TileSet(leafletMap(), 'tiles');
  surface.loading = true;
  tiles.dim(true);
  emit('heat');
  try {
    const { legend, fixed, other } = await scaleOf(period(), otherPeriod());
    if (mine !== turn) return;
    Object.assign(surface, { legend, failure: null, query: heatQuery(period(), fixed) });
    emit('analysis', 'heat');
    const refused = (problem) => mine === turn && fail(problem);
    const drawn = [legend.count === 0 ? tiles.clear() : tiles.show(versioned(tilesPath(surface.query), legend), refused)];
    if (other) drawn.push(otherTiles().show(versioned(tilesPath(heatQuery(other, fixed)), legend), refused));
    else if (otherMap() || heat.compare === 'none') otherTiles(false)?.clear();
    await Promise.all(drawn);
  } catch (problem) {
    if (mine === turn) fail(problem);
  }
  if (mine !== turn) return;
  surface.loading = false;
  tiles.dim(false);
  emit('heat');
}

function fail(problem) {
  surface.failure = problem;
  surface.legend = null;
  clearTiles();
  emit('heat');
  emit('analysis', 'heat');
}

/** The legend of a period; with another period, the scale of the one that is denser for both. */
async function scaleOf(of, other) {
  const legend = await getJson(legendPath(heatQuery(of, surface.fixed)));
  if (!other) return { legend, fixed: surface.fixed, other };
  const radius = { radiusMetres: legend.radiusMetres };
  const second = await getJson(legendPath(heatQuery(other, surface.fixed ?? radius)));
  if (surface.fixed) return { legend, fixed: surface.fixed, other };
  const denser = second.maximum > legend.maximum ? second : legend;
  return { legend: { ...denser, count: legend.count }, fixed: { ...radius, breaks: breaksOf(denser) }, other };
}

/** The lower limits of a legend's classes. */
export function breaksOf(legend) {
  return (legend.classes ?? []).map((one) => one.from).filter((value) => Number.isFinite(value) && value > 0);
}

/** The version in the address, so that tiles of earlier data are never taken for those of today. */
function versioned(path, legend) {
  return legend.version === undefined || legend.version === null ? path : `${path}#${legend.version}`;
}

/** Keeps radius and scale while time moves: those of the fullest of the windows. */
export async function fixScale(windows) {
  const summary = choiceSummary();
  const fullest = windows.reduce((one, other) => (countIn(summary, other) > countIn(summary, one) ? other : one));
  const own = surface.legend ? { radiusMetres: surface.legend.radiusMetres } : null;
  const legend = await getJson(legendPath(heatQuery(fullest, own)));
  surface.fixed = { radiusMetres: legend.radiusMetres, breaks: breaksOf(legend) };
}

export function freeScale() {
  surface.fixed = null;
}

export function clearTiles() {
  tiles?.clear();
  otherTiles(false)?.clear();
}

/** Takes the tiles off the map, because another section shows its result. */
export function leaveSurface() {
  turn += 1;
  surface.loading = false;
  clearTiles();
}
