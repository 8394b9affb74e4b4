/** Fields of a siting question that hold several entries: what to stay away from, sizes with their costs, chosen ids. */

import { h, svg } from '../base/dom.js';
import { amount, field, select as choice } from '../base/forms.js';
import { ICONS } from '../base/icons.js';
import { t } from '../base/i18n.js';
import { dimensionOf, findCollection, titleOf } from '../data/catalog.js';
import { moneyScale } from './questions.js';
import { isCapacitated, obstacleLayers, siting } from './state.js';

const DEFAULT_METRES = 50;

/** What sites must stay away from: a layer, how far, or what the standard says for their size. */
export function exclusionList(changed) {
  const change = (index, text) => {
    siting.exclude = text === null ? siting.exclude.filter((_, at) => at !== index) : siting.exclude.map((old, at) => (at === index ? text : old));
    changed();
  };
  const unused = obstacleLayers().filter((one) => !siting.exclude.some((text) => text.split(':')[0] === one.id));
  const add = (layer) => {
    siting.exclude = [...siting.exclude, dimensionOf(findCollection(layer)) === 2 && layer === 'water' ? `${layer}:0` : `${layer}:${DEFAULT_METRES}`];
    changed();
  };
  return [
    siting.exclude.map((text, index) => exclusionRow(text, index, change)),
    field(t('siting.awayFrom'), choice([{ value: '', label: t('siting.addLayer') }, ...unused.map((one) => ({ value: one.id, label: titleOf(one.id) }))], '', add, { 'data-test': 'siting-exclude-add' })),
  ];
}

function exclusionRow(text, index, change) {
  const [layer, how, distance] = text.split(':');
  const kind = ['standard', 'junctions'].includes(how) ? how : 'metres';
  const far = kind === 'junctions' ? Number(distance) : kind === 'metres' ? Number(how) : DEFAULT_METRES;
  const kinds = ['metres', ...(dimensionOf(findCollection(layer)) === 1 ? ['junctions'] : []), ...(isCapacitated() || kind === 'standard' ? ['standard'] : [])];
  const written = { metres: `${layer}:${far}`, junctions: `${layer}:junctions:${far}`, standard: `${layer}:standard` };
  return h('div', { class: 'list-row', 'data-test': `siting-exclude-${layer}` },
    h('span', { class: 'list-name' }, titleOf(layer)),
    kinds.length > 1 ? choice(kinds.map((value) => ({ value, label: t(`siting.away.${value}`) })), kind, (value) => change(index, written[value]), { 'aria-label': t('siting.awayHow', { layer: titleOf(layer) }) }) : null,
    kind === 'standard' ? null : amount({ value: far, min: 0, max: 50000, unit: 'm', label: t('siting.awayMetres', { layer: titleOf(layer) }), test: `siting-away-${layer}` }, (value) => change(index, kind === 'junctions' ? `${layer}:junctions:${value}` : `${layer}:${value}`)),
    remove(() => change(index, null), titleOf(layer)));
}

function remove(action, name) {
  return h('button', { class: 'icon-button', type: 'button', title: t('siting.remove', { name }), 'aria-label': t('siting.remove', { name }), onclick: action }, svg(ICONS.close, 'icon small'));
}

/** Capacities with what each costs; of candidates, or of what existing sites can be upgraded to. */
export function sizeList(name, changed) {
  const change = (index, part, value) => {
    siting[name] = siting[name].map((text, at) => {
      if (at !== index) return text;
      const both = text.split(':');
      both[part] = String(value);
      return both.join(':');
    });
    changed();
  };
  const rows = siting[name].map((text, index) => {
    const [capacity, cost] = text.split(':').map(Number);
    return h('div', { class: 'list-row' },
      amount({ value: capacity, min: 0.001, max: 1e6, unit: 't/d', label: t('siting.sizeCapacity', { number: index + 1 }) }, (value) => change(index, 0, value)),
      amount({ value: cost / moneyScale(), min: 0, max: 1e9, unit: t('siting.moneyUnit'), label: t('siting.sizeCost', { number: index + 1 }) }, (value) => change(index, 1, value * moneyScale())),
      remove(() => {
        siting[name] = siting[name].filter((_, at) => at !== index);
        changed();
      }, String(index + 1)));
  });
  const add = () => {
    siting[name] = [...siting[name], '200:25000000'];
    changed();
  };
  return h('div', { class: 'field' }, h('span', { class: 'label' }, t(`siting.field.${name}`)),
    h('div', {}, rows, h('button', { class: 'button small', type: 'button', 'data-test': `siting-add-${name}`, onclick: add }, t('siting.addSize'))));
}

/** Ids of candidates, with commas between them. */
export function idList(name) {
  return field(t(`siting.field.${name}`), h('input', {
    class: 'input', type: 'text', value: siting[name].join(', '), placeholder: t('siting.ids'), 'data-test': `siting-${name}`,
    onchange: (event) => {
      siting[name] = event.target.value.split(/[\s,、,;]+/u).filter(Boolean);
    },
  }));
}
