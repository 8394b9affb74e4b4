/** The coverage result on show, in the page's own form, and how it is doing. */

import { emit } from '../base/bus.js';
import { metres, percent, quantity, squareMetres } from '../base/format.js';
import { localized, t } from '../base/i18n.js';
import { findCollection, findProperty, titleOf } from '../data/catalog.js';
import { ensureWhole, layerData } from '../data/features.js';
import { RESULT, isVisible, setLayer, showResult } from '../layers/order.js';
import { drawable, innerPlace, insidePolygon } from '../map/geometry.js';

const PLACES = 'grid';
let result = null;
let stale = false;

/** The result with `stale` (a new one is being computed) and `visible`; null where there is none. */
export function shownResult() {
  return result ? Object.assign(result, { stale, visible: isVisible(RESULT) }) : null;
}

export function markStale(value) {
  stale = value;
  emit('result');
}

export function clearResult() {
  result = null;
  stale = false;
  showResult(false);
  emit('result');
}

/** Takes in a result document for a request; the event `result` follows. */
export async function showDocument(document, asked, { jobId = null, milliseconds = null } = {}) {
  await Promise.all([asked.demand.collection, asked.facilities.collection, asked.groupBy, findCollection(PLACES) ? PLACES : null]
    .filter(Boolean).map((id) => ensureWhole(id)));
  const gaps = (document.gaps?.features ?? []).map((feature, index) => gapShape(feature, index)).filter(Boolean);
  gaps.forEach((gap) => {
    gap.place ||= placeOf(gap);
  });
  result = {
    document,
    asked,
    jobId,
    milliseconds,
    gaps,
    summary: document.summary ?? {},
    groups: document.groups ?? [],
    facilities: Array.isArray(document.facilities) ? document.facilities : document.facilities?.features?.map((one) => one.properties) ?? [],
    area: document.area ? drawable({ id: 'area', geometry: document.area.geometry ?? document.area }, 'area') : null,
    versions: document.versions ?? {},
    demandLayer: asked.demand.collection,
    counts: () => true,
  };
  stale = false;
  if (!isVisible(asked.facilities.collection)) setLayer(asked.facilities.collection, { visible: true });
  showResult(true);
  emit('result');
  return result;
}

function gapShape(feature, index) {
  const shape = drawable(feature, `gap-${index + 1}`);
  if (!shape) return null;
  shape.id = `gap-${index + 1}`;
  shape.rank = feature.properties?.rank ?? index + 1;
  shape.uncovered = feature.properties?.uncoveredWeight ?? feature.properties?.weight ?? 0;
  shape.place = feature.properties?.name ?? '';
  shape.nearestMetres = feature.properties?.nearestFacilityMetres ?? NaN;
  shape.areaSquareMetres = feature.properties?.areaSquareMetres ?? feature.properties?.uncoveredAreaSquareMetres ?? NaN;
  return shape;
}

/** Where a gap lies, in the name of the grid that holds its middle; empty where none does. */
function placeOf(gap) {
  const [x, y] = innerPlace(gap);
  const holder = layerData(PLACES).shapes.find((shape) => x >= shape.box[0] && x <= shape.box[2] && y >= shape.box[1] && y <= shape.box[3] && insidePolygon(shape, x, y));
  return holder?.properties.name ?? '';
}

/** The unit of the weight that a result was asked by: of its property, people for a population. */
export function weightUnit(asked) {
  const { collection, weight } = asked.demand;
  if (!weight) return basisOf(asked) === 'area' ? 'm²' : t('unit.places');
  const property = findProperty(findCollection(collection), weight);
  return weight === 'population' ? t('unit.people') : localized(property?.unit, '');
}

/** What the ratio is of: `population`, another `weight`, `area` or `count`. */
export function basisOf(asked) {
  if (asked.demand.weight === 'population') return 'population';
  if (asked.demand.weight) return 'weight';
  return findCollection(asked.demand.collection)?.geometryType.includes('Polygon') ? 'area' : 'count';
}

export function gapFacts(gap) {
  const unit = weightUnit(result.asked);
  const facts = [[t(unit === 'm²' ? 'coverage.uncoveredArea' : 'coverage.uncovered'), quantity(gap.uncovered, unit)]];
  if (unit !== 'm²' && Number.isFinite(gap.areaSquareMetres)) facts.push([t('coverage.gapArea'), squareMetres(gap.areaSquareMetres)]);
  if (Number.isFinite(gap.nearestMetres)) facts.push([t('coverage.nearest'), metres(gap.nearestMetres)]);
  return facts;
}

/** A group's line of the result for a feature of the layer that was grouped by. */
export function groupFacts(layer, shape) {
  if (!result || result.asked.groupBy !== layer) return [];
  const group = result.groups.find((one) => String(one.id) === shape.id);
  return group && Number.isFinite(group.ratio) ? [[t('coverage.rateOf', { facilities: titleOf(result.asked.facilities.collection) }), percent(group.ratio)]] : [];
}
