/** The question of the heat section. */

import { isDay } from '../base/days.js';
import { h } from '../base/dom.js';
import { field, fieldNote, select } from '../base/forms.js';
import { t } from '../base/i18n.js';
import { segments } from '../analysis/tabs.js';
import { areasField } from '../cases/areas.js';
import { casesFields } from '../cases/form.js';
import { hasTime, period } from '../cases/question.js';
import { INDICATORS, METHODS } from './areas.js';
import { heat, otherPeriod } from './state.js';

const MOST_RADIUS = 50000;

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
  const number = own && h('input', {
    class: 'input metres', type: 'number', min: 10, max: MOST_RADIUS, step: 'any', required: true, value: String(heat.radius), 'aria-label': t('coverage.radiusMetres'), 'data-test': 'radius',
    onchange: (event) => {
      if (!event.target.checkValidity()) return;
      heat.radius = Number(event.target.value);
      changed(false);
    },
  });
  const kernel = select(['quartic', 'gaussian'].map((value) => ({ value, label: t(`kernel.${value}`) })), heat.kernel, (value) => {
    heat.kernel = value;
    changed(false);
  }, { 'aria-label': t('heat.kernel'), 'data-test': 'kernel', class: 'select narrow' });
  return field(t('coverage.radius'), choice, number, number && h('span', { class: 'note' }, 'm'), kernel);
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
  const input = (name, label) => h('input', {
    class: 'input day', type: 'text', value: heat[name], maxlength: 10, 'aria-label': t(label), 'data-test': name,
    onchange: (event) => {
      const value = event.target.value.trim();
      event.target.setAttribute('aria-invalid', String(!isDay(value)));
      if (!isDay(value)) return;
      heat[name] = value;
      changed(false);
    },
  });
  return h('div', { class: 'row' }, input('otherFrom', 'cases.from'), h('span', {}, '–'), input('otherTo', 'cases.to'));
}

function areaFields(changed, choose) {
  return [
    areasField(heat, changed),
    field(t('heat.indicator'), select(INDICATORS.map((value) => ({ value, label: t(`indicator.${value}`) })), heat.indicator, choose('indicator'), { 'data-test': 'indicator' })),
    field(t('heat.classes'), select(METHODS.map((value) => ({ value, label: t(`classes.${value}`) })), heat.method, choose('method'), { 'data-test': 'method' }),
      select(['3', '4', '5', '6', '7'].map((value) => ({ value, label: value })), String(heat.classes), (value) => {
        heat.classes = Number(value);
        changed(false);
      }, { 'aria-label': t('heat.classCount'), 'data-test': 'class-count', class: 'select count' })),
  ];
}
