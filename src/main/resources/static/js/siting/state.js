/** What the siting section asks, as the page keeps it: flat, so that the address can hold it. */

import { dimensionOf, findCollection, findProperty, listCollections } from '../data/catalog.js';
import { standardsFor } from '../coverage/standards.js';

/** `keep` of -1 leaves open how many existing sites stay; lists hold texts such as `sensitive_site:50`. */
export const SITING_USUAL = {
  view: 'question', question: '', scenario: '',
  problem: 'maximal-covering', demand: 'cell', weight: 'population', inhabited: true,
  candidates: 'spacing', kind: '', spacing: 200, within: '',
  existing: 'toilet', status: 'open', mayClose: false, keep: -1, existingCapacity: '', upgrades: [],
  limit: 'p', p: 10, budget: 10000000,
  radiusKind: 'standard', standard: '', radius: 300, share: 90, minimise: 'sites',
  capacityKind: 'number', capacity: 200, capacityProperty: '', assignment: 'single', sizes: [],
  costKind: 'none', cost: 1, costProperty: '',
  exclude: [], allowed: '', landKind: 'none', land: 1000, separation: 0, fixed: [], forbidden: [],
  groupBy: 'grid', seconds: 30, gap: 0,
};
export const siting = structuredClone(SITING_USUAL);

export const PROBLEMS = ['maximal-covering', 'set-covering', 'p-median', 'p-centre', 'capacitated-p-median', 'capacitated-maximal-covering'];

export function isCapacitated(problem = siting.problem) {
  return problem.startsWith('capacitated');
}

/** Whether only demand within the radius counts; for the others a radius is the most that anybody may be away. */
export function isCovering(problem = siting.problem) {
  return problem.includes('covering');
}

/** Problems that ask how many are needed, not where a given number goes. */
export function asksHowMany(problem = siting.problem) {
  return problem === 'set-covering';
}

export function demandLayers() {
  return listCollections().filter((one) => dimensionOf(one) !== 1 && one.count !== 0).sort(byRank(['cell', 'residential', 'case', 'market']));
}

export function pointLayers() {
  return listCollections().filter((one) => dimensionOf(one) === 0 && one.id !== 'case' && one.count !== 0).sort(byRank(['candidate_site', 'toilet', 'transfer_station']));
}

/** Layers whose features can be candidates: points, and polygons as parcels. */
export function candidateLayers() {
  const parcels = listCollections().filter((one) => dimensionOf(one) === 2 && (one.id === 'park' || one.id === 'residential' || !one.shipped));
  return [...pointLayers(), ...parcels];
}

export function polygonLayers() {
  return listCollections().filter((one) => dimensionOf(one) === 2 && one.count !== 0).sort(byRank(['grid', 'area', 'residential', 'park']));
}

/** Layers that a site may have to stay away from. */
export function obstacleLayers() {
  return listCollections().filter((one) => !['case', 'track', 'cell', 'grid', 'area', 'candidate_site'].includes(one.id) && one.count !== 0);
}

function byRank(first) {
  const rank = (one) => (first.includes(one.id) ? first.indexOf(one.id) : first.length);
  return (a, b) => rank(a) - rank(b);
}

export function numbersOf(layer) {
  return (findCollection(layer)?.properties ?? []).filter((one) => ['number', 'integer'].includes(one.type));
}

/** The property that tells kinds of a layer apart, such as candidates for toilets from those for stations. */
export function kindProperty(layer) {
  const property = findProperty(findCollection(layer), 'kind');
  return property?.enum?.length ? property : null;
}

export function statusProperty(layer) {
  const property = findProperty(findCollection(layer), 'status');
  return property?.enum?.length ? property : null;
}

/** Makes every choice fit the layers there are. */
export function settleSiting() {
  const has = (list, id) => list.some((one) => one.id === id || one.name === id);
  if (!has(demandLayers(), siting.demand)) siting.demand = demandLayers()[0]?.id ?? '';
  if (siting.weight && !has(numbersOf(siting.demand), siting.weight)) siting.weight = '';
  if (siting.candidates !== 'spacing' && !has(candidateLayers(), siting.candidates)) siting.candidates = 'spacing';
  if (!enumHas(kindProperty(siting.candidates), siting.kind)) siting.kind = '';
  if (siting.existing && !has(pointLayers(), siting.existing)) siting.existing = '';
  if (siting.status && !siting.status.split('|').every((one) => enumHas(statusProperty(siting.existing), one))) siting.status = '';
  if (siting.existingCapacity && !has(numbersOf(siting.existing), siting.existingCapacity)) siting.existingCapacity = '';
  for (const name of ['within', 'allowed', 'groupBy']) if (siting[name] && !has(polygonLayers(), siting[name])) siting[name] = '';
  for (const name of ['capacityProperty', 'costProperty']) if (siting[name] && !has(numbersOf(siting.candidates), siting[name])) siting[name] = '';
  if (siting.capacityKind === 'property' && !siting.capacityProperty) siting.capacityKind = 'number';
  if (siting.costKind === 'property' && !siting.costProperty) siting.costKind = 'none';
  const radii = radiusStandards();
  if (!radii.some((one) => one.id === siting.standard)) siting.standard = radii[0]?.id ?? '';
  if (siting.radiusKind === 'standard' && !siting.standard) siting.radiusKind = 'own';
  if (siting.radiusKind === 'none' && isCovering()) siting.radiusKind = 'own';
  if (siting.limit === 'none' && !asksHowMany()) siting.limit = 'p';
  siting.exclude = siting.exclude.filter((text) => findCollection(text.split(':')[0]));
}

function enumHas(property, value) {
  return property?.enum.map(String).includes(value) ?? false;
}

/** The planning radii that suit what is placed: those of the existing layer with one figure for all. */
export function radiusStandards() {
  return ['toilet', 'collection_point', 'transfer_station', 'park']
    .filter((layer) => !siting.existing || layer === siting.existing || !standardsFor(siting.existing).length)
    .flatMap(standardsFor).filter((one) => one.metres !== null);
}
