/** The question of the heat section. */

import { h } from '../base/dom.js';
import { amount, field, fieldNote, fieldProblem, select } from '../base/forms.js';
import { t } from '../base/i18n.js';
import { segments } from '../analysis/tabs.js';
import { areasField } from '../cases/areas.js';
import { casesFields, dayInputs } from '../cases/form.js';
import { hasTime, period } from '../cases/question.js';
import { INDICATORS, METHODS, shownBreaks } from './areas.js';
import { heat, otherPeriod } from './state.js';

const LEAST_RADIUS = 10;
const MOST_RADIUS = 50000;
const MOST_CLASSES = 9;

/** The fields; `changed(whole)` is called after every choice, `whole` where the form must be drawn anew. */
export function heatForm(changed) {
  const choose = (name) => (value) => {
    heat[name] = value;
    changed(true);
  };
  return h('form', { class: 'case-form', onsubmit: (event) => event.preventDefault() },
    segments([{ value: 'density', label: t('heat.view.density') }, { value: 'areas', label: t('heat.view.areas') }], heat.view, choose('view'), 'view', t('heat.view')),
    casesFields(changed),
    heat.view === 'density' ? [radiusField(changed), hasTime() && period() ? compareFields(changed, choose) : null] : areaFields(changed, choose));
}

function radiusField(changed) {
  const own = heat.radius > 0;
  const choice = select([{ value: 'rule', label: t('heat.byRule') }, { value: 'own', label: t('heat.ownRadius') }], own ? 'own' : 'rule', (value) => {
    heat.radius = value === 'own' ? 300 : 0;
    changed(true);
  }, { 'data-test': 'radius-kind' });
  const number = own && amount({ value: heat.radius, min: LEAST_RADIUS, max: MOST_RADIUS, unit: 'm', label: t('coverage.radiusMetres'), test: 'radius' }, (value) => {
    heat.radius = value;
    changed(false);
  });
  const kernel = select(['quartic', 'gaussian'].map((value) => ({ value, label: t(`kernel.${value}`) })), heat.kernel, (value) => {
    heat.kernel = value;
    changed(false);
  }, { 'aria-label': t('heat.kernel'), 'data-test': 'kernel' });
  return [field(t('coverage.radius'), choice, number), field(t('heat.kernel'), kernel)];
}

function compareFields(changed, choose) {
  const ways = ['none', 'side', 'swipe'].map((value) => ({ value, label: t(`heat.compare.${value}`) }));
  const others = ['before', 'year', 'own'].map((value) => ({ value, label: t(`heat.other.${value}`) }));
  const with_ = heat.compare !== 'none' && select(others, heat.other, (value) => {
    if (value === 'own' && !heat.otherFrom) {
      const present = otherPeriod();
      Object.assign(heat, { otherFrom: present.from, otherTo: present.to });
    }
    choose('other')(value);
  }, { 'aria-label': t('heat.otherPeriod'), 'data-test': 'other-period', class: 'select narrow' });
  return [
    field(t('heat.compare'), select(ways, heat.compare, choose('compare'), { 'data-test': 'compare' }), with_),
    heat.compare !== 'none' && heat.other === 'own' ? fieldNote(otherDates(changed)) : null,
  ];
}

function otherDates(changed) {
  const ends = dayInputs({ from: heat.otherFrom, to: heat.otherTo }, ['otherFrom', 'otherTo'], (chosen) => {
    Object.assign(heat, { otherFrom: chosen.from, otherTo: chosen.to });
    changed(false);
  });
  return h('div', { class: 'row' }, ends);
}

function areaFields(changed, choose) {
  const method = select(METHODS.map((value) => ({ value, label: t(`classes.${value}`) })), heat.method, (value) => {
    if (value === 'fixed' && heat.breaks.length === 0) heat.breaks = shownBreaks().map(String);
    choose('method')(value);
  }, { 'data-test': 'method' });
  const count = select(['3', '4', '5', '6', '7'].map((value) => ({ value, label: value })), String(heat.classes), (value) => {
    heat.classes = Number(value);
    changed(false);
  }, { 'aria-label': t('heat.classCount'), 'data-test': 'class-count', class: 'select count' });
  return [
    areasField(heat, changed),
    field(t('heat.indicator'), select(INDICATORS.map((value) => ({ value, label: t(`indicator.${value}`) })), heat.indicator, choose('indicator'), { 'data-test': 'indicator' })),
    heat.method === 'fixed' ? [field(t('heat.classes'), method), field(t('heat.breaks'), breaksInput(changed))] : field(t('heat.classes'), method, count),
  ];
}

/** The limits between classes, ascending numbers. */
function breaksInput(changed) {
  const input = h('input', {
    class: 'input', type: 'text', value: heat.breaks.join(', '), 'data-test': 'breaks',
    onchange: () => {
      const given = input.value.split(/[\s,;\uff0c\uff1b\u3001]+/).filter(Boolean);
      const good = given.length > 0 && given.length < MOST_CLASSES && given.every((one, index) => Number.isFinite(Number(one)) && (index === 0 || Number(one) > Number(given[index - 1])));
      fieldProblem(input, good ? null : t('heat.breaksWrong', { most: MOST_CLASSES - 1 }));
      if (!good) return;
      heat.breaks = given;
      changed(false);
    },
  });
  return input;
}
