/** All conditions of a siting question, by what they are about. */

import { h } from '../base/dom.js';
import { amount, field, select as choice } from '../base/forms.js';
import { t } from '../base/i18n.js';
import { findProperty, findCollection, propertyTitle, titleOf, valueLabel } from '../data/catalog.js';
import { exclusionList, idList, sizeList } from './form-lists.js';
import { PROBLEMS, asksHowMany, candidateLayers, demandLayers, isCapacitated, kindProperty, numbersOf, pointLayers, polygonLayers, settleSiting, siting, statusProperty } from './state.js';

/** The groups of fields; `key` are those that ready-made questions show by themselves. */
export function detailFields(changed, key) {
  const make = fieldsFor(changed);
  return [
    group('goal', make.choice('problem', PROBLEMS.map((value) => ({ value, label: t(`siting.problem.${value}`) })))),
    group('demand', make.layer('demand', demandLayers()), weightField(make)),
    group('candidates', candidateFields(make)),
    group('existing', existingFields(make, changed)),
    group('amount', amountFields(make, key, changed)),
    isCapacitated() ? group('capacity', capacityFields(make, key, changed)) : null,
    group('rules', ruleFields(make, changed)),
    group('search', make.number('seconds', 1, 600, 's'), make.number('gap', 0, 100, '%'), make.layer('groupBy', polygonLayers(), t('coverage.noGroups'))),
  ];
}

function group(name, ...content) {
  return h('fieldset', { class: 'field-group' }, h('legend', {}, t(`siting.group.${name}`)), content);
}

/** Makers of fields that keep what is chosen and draw the form anew. */
function fieldsFor(changed) {
  const take = (name) => (value) => {
    siting[name] = value;
    settleSiting();
    changed();
  };
  const made = {
    choice: (name, options, ...more) => field(t(`siting.field.${name}`), choice(options, siting[name], take(name), { 'data-test': `siting-${name}` }), ...more),
    layer: (name, layers, none = null) => made.choice(name, [...(none ? [{ value: '', label: none }] : []), ...layers.map((one) => ({ value: one.id, label: titleOf(one.id) }))]),
    amount: (name, min, max, unit) => amount({ value: siting[name], min, max, unit, label: t(`siting.field.${name}`), test: `siting-${name}` }, take(name)),
    number: (name, min, max, unit) => field(t(`siting.field.${name}`), made.amount(name, min, max, unit)),
    tick: (name, text) => h('div', { class: 'field' }, h('span', {}), h('label', { class: 'tick' }, h('input', { type: 'checkbox', checked: siting[name], 'data-test': `siting-${name}`, onchange: (event) => take(name)(event.target.checked) }), h('span', { class: 'tick-name' }, text))),
  };
  return made;
}

function propertyOptions(layer) {
  return numbersOf(layer).map((one) => ({ value: one.name, label: propertyTitle(one) }));
}

function weightField(make) {
  return [
    make.choice('weight', [...propertyOptions(siting.demand), { value: '', label: t('coverage.count') }]),
    siting.weight ? make.tick('inhabited', t('siting.inhabited', { weight: propertyTitle(findProperty(findCollection(siting.demand), siting.weight)) })) : null,
  ];
}

function candidateFields(make) {
  const kind = kindProperty(siting.candidates);
  return [
    make.choice('candidates', [{ value: 'spacing', label: t('siting.spacing') }, ...candidateLayers().map((one) => ({ value: one.id, label: titleOf(one.id) }))]),
    kind ? make.choice('kind', [{ value: '', label: t('cases.all') }, ...kind.enum.map((value) => ({ value: String(value), label: valueLabel(kind, value) }))]) : null,
    siting.candidates === 'spacing' ? [make.number('spacing', 20, 5000, 'm'), make.layer('within', polygonLayers(), t('coverage.wholeCity'))] : null,
    idList('fixed', make), idList('forbidden', make),
  ];
}

function existingFields(make, changed) {
  const status = statusProperty(siting.existing);
  const statuses = status ? [{ value: '', label: t('coverage.anyStatus') }, ...status.enum.map((value) => ({ value: String(value), label: valueLabel(status, value) }))] : [];
  if (status && siting.status.includes('|')) statuses.push({ value: siting.status, label: siting.status.split('|').map((one) => valueLabel(status, one)).join('/') });
  return [
    make.layer('existing', pointLayers(), t('siting.none')),
    status ? make.choice('status', statuses) : null,
    siting.existing ? make.tick('mayClose', t('siting.mayClose')) : null,
    siting.existing && siting.mayClose ? make.number('keep', -1, 100000, t('siting.unit.sites')) : null,
    siting.existing && isCapacitated() ? [make.choice('existingCapacity', [{ value: '', label: t('siting.noLimit') }, ...propertyOptions(siting.existing)]), sizeList('upgrades', changed)] : null,
  ];
}

function amountFields(make, key, changed) {
  const kinds = ['p', 'budget', 'both', ...(asksHowMany() ? ['none'] : [])].map((value) => ({ value, label: t(`siting.limit.${value}`) }));
  const costs = [{ value: 'none', label: t('siting.noCost') }, { value: 'number', label: t('siting.costEach') }, ...(numbersOf(siting.candidates).length ? [{ value: 'property', label: t('siting.costProperty') }] : [])];
  return [
    make.choice('limit', kinds),
    ['p', 'both'].includes(siting.limit) ? key.p(changed) : null,
    ['budget', 'both'].includes(siting.limit) ? key.budget(changed) : null,
    asksHowMany() ? [key.share(changed), make.choice('minimise', ['sites', 'cost'].map((value) => ({ value, label: t(`siting.minimise.${value}`) })))] : null,
    key.radius(changed),
    make.choice('costKind', costs),
    siting.costKind === 'number' ? make.number('cost', 0, 1e12, t('siting.currency')) : null,
    siting.costKind === 'property' ? make.choice('costProperty', propertyOptions(siting.candidates)) : null,
  ];
}

function capacityFields(make, key, changed) {
  const kinds = ['number', ...(numbersOf(siting.candidates).length ? ['property'] : []), 'sizes'].map((value) => ({ value, label: t(`siting.capacity.${value}`) }));
  return [
    make.choice('capacityKind', kinds),
    siting.capacityKind === 'number' ? key.capacity(changed) : null,
    siting.capacityKind === 'property' ? make.choice('capacityProperty', propertyOptions(siting.candidates)) : null,
    siting.capacityKind === 'sizes' ? sizeList('sizes', changed) : null,
    make.choice('assignment', ['single', 'split'].map((value) => ({ value, label: t(`siting.assignment.${value}`) }))),
  ];
}

function ruleFields(make, changed) {
  const land = [{ value: 'none', label: t('siting.land.none') }, { value: 'own', label: t('siting.land.own') }, ...(isCapacitated() ? [{ value: 'standard', label: t('siting.land.standard') }] : [])];
  return [
    exclusionList(changed),
    make.layer('allowed', polygonLayers(), t('siting.anyLand')),
    siting.candidates === 'spacing' ? null : make.choice('landKind', land),
    siting.landKind === 'own' && siting.candidates !== 'spacing' ? make.number('land', 0, 1e7, 'm²') : null,
    make.number('separation', 0, 100000, 'm'),
  ];
}
