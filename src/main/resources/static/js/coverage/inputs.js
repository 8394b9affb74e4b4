/** What the reader asks the coverage analysis, as the page keeps it and as the server wants it. */

import { dimensionOf, findCollection, findProperty, listCollections } from '../data/catalog.js';
import { findStandardValue, standardsFor } from './standards.js';

const FACILITIES_FIRST = ['toilet', 'park', 'transfer_station', 'collection_point', 'bin', 'market', 'sensitive_site', 'waste_plant'];
const DEMAND_FIRST = ['residential', 'cell', 'case', 'grid'];
const NO_FACILITY = ['cell', 'grid', 'area', 'water', 'residential', 'case', 'road'];

const GAPS_AT_MOST = 2000;

/** Empty texts mean: all of it, none of it, not chosen. */
export const inputs = {
  facilities: 'toilet',
  status: 'open',
  demand: 'residential',
  weight: 'population',
  radiusKind: 'standard',
  standard: '',
  radius: 300,
  radiusProperty: '',
  from: 'boundary',
  within: '',
  withinId: '',
  groupBy: 'grid',
};

export function facilityLayers() {
  return ordered(FACILITIES_FIRST).filter((one) => !NO_FACILITY.includes(one.id));
}

export function demandLayers() {
  return ordered(DEMAND_FIRST).filter((one) => dimensionOf(one) !== 1);
}

export function groupLayers() {
  return listCollections().filter((one) => dimensionOf(one) === 2 && ['grid', 'area'].includes(one.id)
    || dimensionOf(one) === 2 && !one.shipped);
}

function ordered(first) {
  const all = listCollections();
  const rank = (one) => (first.indexOf(one.id) + first.length + 1) % (first.length + 1);
  return all.sort((a, b) => (first.includes(a.id) ? rank(a) : 99) - (first.includes(b.id) ? rank(b) : 99));
}

export function statusProperty() {
  const property = findProperty(findCollection(inputs.facilities), 'status');
  return property?.enum?.length ? property : null;
}

export function numericProperties(id) {
  return (findCollection(id)?.properties ?? []).filter((property) => ['number', 'integer'].includes(property.type));
}

/** Properties that can be a radius: in metres, or of an own layer without unit. */
export function radiusProperties(id) {
  const shipped = findCollection(id)?.shipped;
  return numericProperties(id).filter((one) => one.unit === 'm' || (!one.unit && !shipped));
}

/** Makes every input fit the layers there are: an input that no longer can be is set to its first choice. */
export function settle() {
  const facility = facilityLayers();
  if (!facility.some((one) => one.id === inputs.facilities)) inputs.facilities = facility[0]?.id ?? '';
  const demand = demandLayers();
  if (!demand.some((one) => one.id === inputs.demand)) inputs.demand = demand[0]?.id ?? '';
  const values = statusProperty()?.enum.map(String) ?? [];
  if (!values.includes(inputs.status)) inputs.status = '';
  if (inputs.weight !== '' && !numericProperties(inputs.demand).some((one) => one.name === inputs.weight)) inputs.weight = '';
  const options = standardsFor(inputs.facilities);
  if (!options.some((one) => one.id === inputs.standard)) inputs.standard = options[0]?.id ?? '';
  if (inputs.radiusKind === 'standard' && !inputs.standard) inputs.radiusKind = 'own';
  const radii = radiusProperties(inputs.facilities);
  if (inputs.radiusKind === 'property' && !radii.some((one) => one.name === inputs.radiusProperty)) {
    inputs.radiusProperty = radii[0]?.name ?? '';
    if (!inputs.radiusProperty) inputs.radiusKind = 'own';
  }
  if (inputs.groupBy && !findCollection(inputs.groupBy)) inputs.groupBy = '';
  if (inputs.within && !findCollection(inputs.within)) Object.assign(inputs, { within: '', withinId: '' });
}

/** Choosing another facility layer starts from what suits it. */
export function chooseFacilities(id) {
  inputs.facilities = id;
  inputs.standard = '';
  inputs.radiusKind = standardsFor(id).length ? 'standard' : inputs.radiusKind;
  inputs.status = statusProperty()?.enum.map(String).includes('open') ? 'open' : '';
  if (id === 'park') inputs.weight = '';
  settle();
}

export function chooseDemand(id) {
  inputs.demand = id;
  inputs.weight = numericProperties(id).some((one) => one.name === 'population') ? 'population' : '';
  settle();
}

/** The `inputs` object of the execute request. */
export function requestInputs() {
  const asked = {
    facilities: { collection: inputs.facilities },
    demand: { collection: inputs.demand },
    distance: 'straight',
    gapLimit: GAPS_AT_MOST,
  };
  if (inputs.status) asked.facilities.filter = `status = '${inputs.status.replaceAll("'", "''")}'`;
  if (inputs.weight) asked.demand.weight = inputs.weight;
  if (inputs.radiusKind === 'standard') asked.standard = inputs.standard;
  else if (inputs.radiusKind === 'property') asked.radiusProperty = inputs.radiusProperty;
  else asked.radiusMetres = inputs.radius;
  if (dimensionOf(findCollection(inputs.facilities)) > 0) asked.from = inputs.from;
  if (inputs.within && inputs.withinId) asked.within = { collection: inputs.within, ids: [inputs.withinId] };
  if (inputs.groupBy) asked.groupBy = inputs.groupBy;
  return asked;
}

/** The page's inputs from an execute request, to open an earlier result. */
export function adoptRequest(asked) {
  const status = /^status = '(.*)'$/.exec(asked.facilities?.filter ?? '');
  Object.assign(inputs, {
    facilities: asked.facilities?.collection ?? inputs.facilities,
    status: status ? status[1] : '',
    demand: asked.demand?.collection ?? inputs.demand,
    weight: asked.demand?.weight ?? '',
    radiusKind: asked.standard ? 'standard' : asked.radiusProperty ? 'property' : 'own',
    standard: asked.standard ?? '',
    radiusProperty: asked.radiusProperty ?? '',
    radius: asked.radiusMetres ?? inputs.radius,
    from: asked.from ?? 'boundary',
    within: asked.within?.collection ?? '',
    withinId: asked.within?.ids?.[0] ?? '',
    groupBy: asked.groupBy ?? '',
  });
  settle();
}

/** The single radius in metres where there is one, else null. */
export function singleRadius() {
  if (inputs.radiusKind === 'own') return Number(inputs.radius);
  if (inputs.radiusKind === 'standard') return findStandardValue(inputs.standard)?.metres ?? null;
  return null;
}
