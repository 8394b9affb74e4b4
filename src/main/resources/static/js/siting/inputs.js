/** The form as the process wants it, and an earlier question of the process as the form. */

import { SITING_USUAL, asksHowMany, isCapacitated, numbersOf, settleSiting, siting } from './state.js';

/** What candidates' land is called where it is known; parcels have an area of their own. */
const LAND = 'landSquareMetres';
const quoted = (value) => `'${String(value).replaceAll("'", "''")}'`;
const filled = (object) => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)));

/** The `inputs` object of the execute request. */
export function sitingInputs() {
  return filled({
    problem: siting.problem,
    demand: filled({ collection: siting.demand, weight: siting.weight, filter: siting.weight && siting.inhabited ? `${siting.weight} > 0` : '' }),
    candidates: candidates(),
    existing: existing(),
    ...limits(),
    ...reach(),
    ...room(),
    ...ground(),
    groupBy: siting.groupBy ? { collection: siting.groupBy } : undefined,
    limits: { seconds: siting.seconds, gap: siting.gap / 100 },
    include: ['demands'],
  });
}

function candidates() {
  if (siting.candidates === 'spacing') return filled({ spacingMetres: siting.spacing, within: siting.within ? { collection: siting.within } : undefined });
  const hasLand = siting.landKind !== 'none' && numbersOf(siting.candidates).some((one) => one.name === LAND);
  return filled({ collection: siting.candidates, filter: siting.kind ? `kind = ${quoted(siting.kind)}` : '', landProperty: hasLand ? LAND : '' });
}

function existing() {
  if (!siting.existing) return undefined;
  const statuses = siting.status.split('|').filter(Boolean).map((one) => `status = ${quoted(one)}`);
  return filled({
    collection: siting.existing,
    filter: statuses.join(' OR '),
    mayClose: siting.mayClose ? 'all' : undefined,
    capacityProperty: isCapacitated() ? siting.existingCapacity : '',
    upgrades: isCapacitated() ? siting.upgrades.map(size) : [],
  });
}

function limits() {
  const asked = {};
  if (['p', 'both'].includes(siting.limit)) asked.p = siting.p;
  if (['budget', 'both'].includes(siting.limit)) asked.budget = siting.budget;
  if (siting.mayClose && siting.keep >= 0) asked.keepAtMost = siting.keep;
  if (asksHowMany()) Object.assign(asked, { coverShare: siting.share / 100, minimise: siting.minimise });
  return asked;
}

function reach() {
  if (siting.radiusKind === 'standard') return { standard: siting.standard };
  return siting.radiusKind === 'own' ? { radiusMetres: siting.radius } : {};
}

function room() {
  const cost = siting.costKind === 'number' ? { cost: siting.cost } : siting.costKind === 'property' ? { costProperty: siting.costProperty } : {};
  if (!isCapacitated()) return cost;
  const kinds = { number: { capacity: siting.capacity }, property: { capacityProperty: siting.capacityProperty }, sizes: { options: siting.sizes.map(size) } };
  return { ...(siting.capacityKind === 'sizes' ? {} : cost), ...kinds[siting.capacityKind], assignment: siting.assignment };
}

/** A size as the form keeps it: `200:25000000`, capacity and cost. */
function size(text) {
  const [capacity, cost] = text.split(':').map(Number);
  return { capacity, cost };
}

function ground() {
  const land = { none: {}, own: { minLandSquareMetres: siting.land }, standard: { landStandard: 'cn-sanitation#transfer-station-land' } }[siting.landKind];
  return {
    exclude: siting.exclude.map(exclusion),
    allowedLand: siting.allowed ? { collection: siting.allowed } : undefined,
    ...land,
    separationMetres: siting.separation || undefined,
    fixed: siting.fixed,
    forbidden: siting.forbidden,
  };
}

/** `layer:50` keeps 50 m away, `layer:standard` what the standard says for the size, `road:junctions:30` from junctions. */
export function exclusion(text) {
  const [collection, how, distance] = text.split(':');
  if (how === 'standard') return { collection, standard: 'cn-sanitation#transfer-station-separation' };
  return how === 'junctions' ? { collection, what: 'junctions', distanceMetres: Number(distance) } : { collection, distanceMetres: Number(how) };
}

function exclusionText({ collection, standard, what, distanceMetres }) {
  if (standard) return `${collection}:standard`;
  return what === 'junctions' ? `${collection}:junctions:${distanceMetres}` : `${collection}:${distanceMetres ?? 0}`;
}

/** Takes over an earlier question; whether the fields can say all of it. */
export function adoptSiting(request) {
  const { demand = {}, candidates: places = {}, existing: stands = {}, limits: bounds = {} } = request;
  const kind = /^kind = '(.*)'$/.exec(places.filter ?? '');
  const { view, question, scenario } = siting;
  Object.assign(siting, structuredClone(SITING_USUAL), {
    view, question, scenario,
    problem: request.problem, demand: demand.collection ?? '', weight: demand.weight ?? '', inhabited: Boolean(demand.filter),
    candidates: places.collection ?? 'spacing', kind: kind?.[1] ?? '', spacing: places.spacingMetres ?? SITING_USUAL.spacing, within: places.within?.collection ?? '',
    existing: stands.collection ?? '', status: [...(stands.filter ?? '').matchAll(/status = '([^']*)'/g)].map((one) => one[1]).join('|'),
    mayClose: stands.mayClose === 'all', keep: request.keepAtMost ?? -1, existingCapacity: stands.capacityProperty ?? '', upgrades: (stands.upgrades ?? []).map(sizeText),
    limit: request.p === undefined ? (request.budget === undefined ? 'none' : 'budget') : request.budget === undefined ? 'p' : 'both',
    p: request.p ?? SITING_USUAL.p, budget: request.budget ?? SITING_USUAL.budget,
    radiusKind: request.standard ? 'standard' : request.radiusMetres === undefined ? 'none' : 'own', standard: request.standard ?? '', radius: request.radiusMetres ?? SITING_USUAL.radius,
    share: Math.round((request.coverShare ?? 0.9) * 1e6) / 1e4, minimise: request.minimise ?? 'sites',
    capacityKind: request.options ? 'sizes' : request.capacityProperty ? 'property' : 'number', capacity: request.capacity ?? SITING_USUAL.capacity,
    capacityProperty: request.capacityProperty ?? '', assignment: request.assignment ?? 'single', sizes: (request.options ?? []).map(sizeText),
    costKind: request.costProperty ? 'property' : request.cost === undefined ? 'none' : 'number', cost: request.cost ?? 1, costProperty: request.costProperty ?? '',
    exclude: (request.exclude ?? []).map(exclusionText), allowed: request.allowedLand?.collection ?? '', separation: request.separationMetres ?? 0,
    landKind: request.landStandard ? 'standard' : request.minLandSquareMetres === undefined ? 'none' : 'own', land: request.minLandSquareMetres ?? SITING_USUAL.land,
    fixed: request.fixed ?? [], forbidden: request.forbidden ?? [],
    groupBy: request.groupBy?.collection ?? '', seconds: bounds.seconds ?? SITING_USUAL.seconds, gap: (bounds.gap ?? 0) * 100,
  });
  settleSiting();
  return canonical(sitingInputs()) === canonical(request);
}

function sizeText({ capacity, cost }) {
  return `${capacity}:${cost}`;
}

/** The same text for the same question, whatever the order of its members. */
function canonical(value) {
  const sorted = (one) => (one && typeof one === 'object' && !Array.isArray(one) ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => a.localeCompare(b)).map(([name, inner]) => [name, sorted(inner)])) : one);
  const { include, limits: bounds, seed, ...rest } = value;
  return JSON.stringify(sorted(rest));
}

/** What the evaluation of a plan is asked with: the same question without limits of a search. */
export function evaluationInputs(asked, plan, withDemands = false) {
  const { limits: bounds, seed, include, ...rest } = asked;
  return { ...rest, plan, ...(withDemands ? { include: ['demands'] } : {}) };
}
