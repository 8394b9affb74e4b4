/** The question of the coverage panel. */

import { amount, button, field, fieldNote, select } from '../base/forms.js';
import { h } from '../base/dom.js';
import { number } from '../base/format.js';
import { localized, t } from '../base/i18n.js';
import { dimensionOf, findCollection, listCollections, propertyTitle, titleOf, valueLabel } from '../data/catalog.js';
import { ensureWhole, layerData } from '../data/features.js';
import { chooseDemand, chooseFacilities, demandLayers, facilityLayers, groupLayers, inputs, numericProperties, radiusProperties, settle, statusProperty } from './inputs.js';
import { findStandardValue, markText, radiusText, rowsText, standardLabel, standardsFor } from './standards.js';

/** The fields; `changed` is called after every choice that changes others, `start` by the button. */
export function coverageForm(changed, start) {
  settle();
  const submit = (event) => {
    event.preventDefault();
    start();
  };
  return h('form', { class: 'coverage-form', onsubmit: submit },
    facilityField(changed), demandField(changed), radiusField(changed), radiusNote(), fromField(), withinField(changed), groupField());
}

function layerOptions(layers) {
  return layers.map((one) => ({ value: one.id, label: Number.isFinite(one.count) && one.count !== null ? `${titleOf(one.id)} (${number(one.count)})` : titleOf(one.id) }));
}

function facilityField(changed) {
  const property = statusProperty();
  const choose = (value) => {
    chooseFacilities(value);
    changed();
  };
  const status = property && select(
    [{ value: '', label: t('coverage.anyStatus') }, ...property.enum.map((value) => ({ value: String(value), label: valueLabel(property, value) }))],
    inputs.status,
    (value) => {
      inputs.status = value;
    },
    { 'aria-label': propertyTitle(property), 'data-test': 'status', class: 'select narrow' });
  return field(t('coverage.facilities'), select(layerOptions(facilityLayers()), inputs.facilities, choose, { 'data-test': 'facilities' }), status);
}

function demandField(changed) {
  const choose = (value) => {
    chooseDemand(value);
    changed();
  };
  const land = dimensionOf(findCollection(inputs.demand)) === 2;
  const weights = [
    ...numericProperties(inputs.demand).map((one) => ({ value: one.name, label: t('coverage.by', { what: propertyTitle(one) }) })),
    { value: '', label: t('coverage.by', { what: t(land ? 'coverage.area' : 'coverage.count') }) },
  ];
  const weight = select(weights, inputs.weight, (value) => {
    inputs.weight = value;
  }, { 'aria-label': t('coverage.weight'), 'data-test': 'weight', class: 'select narrow' });
  return field(t('coverage.demand'), select(layerOptions(demandLayers()), inputs.demand, choose, { 'data-test': 'demand' }), weight);
}

function radiusField(changed) {
  const standards = standardsFor(inputs.facilities);
  const properties = radiusProperties(inputs.facilities);
  const options = [
    ...standards.map((one) => ({ value: `standard:${one.id}`, label: standardLabel(one) })),
    { value: 'own', label: t('coverage.radiusNumber') },
    ...properties.map((one) => ({ value: `property:${one.name}`, label: t('coverage.radiusProperty', { property: propertyTitle(one) }) })),
  ];
  const present = { standard: `standard:${inputs.standard}`, own: 'own', property: `property:${inputs.radiusProperty}` }[inputs.radiusKind];
  const choose = (value) => {
    const at = value.indexOf(':');
    inputs.radiusKind = at < 0 ? value : value.slice(0, at);
    if (inputs.radiusKind === 'standard') inputs.standard = value.slice(at + 1);
    if (inputs.radiusKind === 'property') inputs.radiusProperty = value.slice(at + 1);
    changed();
  };
  const own = inputs.radiusKind === 'own' && amount({ value: inputs.radius, min: 1, max: 100000, unit: 'm', label: t('coverage.radiusMetres'), test: 'radius' }, (value) => {
    inputs.radius = value;
  });
  return field(t('coverage.radius'), select(options, present, choose, { 'data-test': 'radius-kind' }), own);
}

/** Where the chosen radius comes from and how far it can be relied on. */
function radiusNote() {
  if (inputs.radiusKind !== 'standard') return null;
  const value = findStandardValue(inputs.standard);
  if (!value) return null;
  const rows = rowsText(value);
  return fieldNote(
    h('span', {}, localized(value.title)), ' ', h('span', { class: 'badge mark' }, markText(value.mark)),
    rows ? h('div', {}, rows) : null,
    value.note ? h('div', {}, localized(value.note)) : null,
    value.metres === null && !rows ? h('div', {}, radiusText(value)) : null);
}

function fromField() {
  if (dimensionOf(findCollection(inputs.facilities)) === 0) return null;
  return field(t('coverage.from'), select(
    [{ value: 'boundary', label: t('coverage.fromBoundary') }, { value: 'centroid', label: t('coverage.fromCentroid') }],
    inputs.from,
    (value) => {
      inputs.from = value;
    }, { 'data-test': 'from' }));
}

/** Whole city, or one feature of an area layer, chosen by name. */
function withinField(changed) {
  const layers = listCollections().filter((one) => ['area', 'grid'].includes(one.id) || (dimensionOf(one) === 2 && !one.shipped));
  const choose = async (value) => {
    inputs.within = value;
    inputs.withinId = '';
    if (value) {
      await ensureWhole(value);
      inputs.withinId = sortedShapes(value)[0]?.id ?? '';
    }
    changed();
  };
  const which = inputs.within && select(
    sortedShapes(inputs.within).map((shape) => ({ value: shape.id, label: shape.properties.name ?? shape.id })),
    inputs.withinId,
    (value) => {
      inputs.withinId = value;
    }, { 'aria-label': titleOf(inputs.within), 'data-test': 'within-id' });
  return field(t('coverage.within'), select(
    [{ value: '', label: t('coverage.wholeCity') }, ...layers.map((one) => ({ value: one.id, label: titleOf(one.id) }))],
    inputs.within, choose, { 'data-test': 'within' }), which);
}

function sortedShapes(id) {
  return [...layerData(id).shapes].sort((a, b) => String(a.properties.name ?? a.id).localeCompare(String(b.properties.name ?? b.id), 'zh-CN', { numeric: true }));
}

function groupField() {
  const options = [...groupLayers().map((one) => ({ value: one.id, label: titleOf(one.id) })), { value: '', label: t('coverage.noGroups') }];
  return field(t('coverage.groupBy'),
    select(options, inputs.groupBy, (value) => {
      inputs.groupBy = value;
    }, { 'data-test': 'group-by' }),
    button(t('coverage.compute'), null, { class: 'button primary', type: 'submit', 'data-test': 'compute' }));
}
