/** Labelled fields, made the same way in every panel. */

import { freshId, h } from './dom.js';
import { plain } from './format.js';
import { t } from './i18n.js';

/** A select; options are `{value, label}`. The listener gets the chosen value. */
export function select(options, value, onchange, attributes = {}) {
  const element = h('select', { class: 'select', onchange: () => onchange(element.value), ...attributes },
    options.map((option) => h('option', { value: option.value, disabled: option.disabled }, option.label)));
  element.value = value;
  return element;
}

/** A label and its control in a line; further controls may follow in the same line. */
export function field(label, control, ...more) {
  const labelled = control.matches('.amount-box') ? control.firstChild : control;
  const id = labelled.id || freshId('field');
  labelled.id = id;
  return h('div', { class: 'field' }, h('label', { for: id }, label),
    more.some(Boolean) ? h('div', { class: 'row' }, control, more) : control);
}

/** A small text below a field, aligned with its control. */
export function fieldNote(...content) {
  return h('div', { class: 'field' }, h('div', { class: 'note' }, content));
}

export function button(label, onclick, attributes = {}) {
  return h('button', { class: 'button', type: 'button', onclick, ...attributes }, label);
}

/**
 * A number with its unit. One outside the limits, which belong, is not taken: the field says what is allowed and
 * what is used instead.
 */
export function amount({ value, min, max, unit = '', label, test, step = 'any' }, take) {
  let good = value;
  const input = h('input', {
    class: 'input metres', type: 'number', min, max, step, required: true, value: String(value), 'aria-label': label, 'data-test': test,
    onchange: () => {
      const fits = input.checkValidity();
      fieldProblem(input, fits ? null : t('field.range', { min: plain(min), max: plain(max), unit, used: plain(good) }));
      if (!fits) return;
      good = Number(input.value);
      take(good);
    },
  });
  return h('span', { class: 'amount-box' }, input, unit ? h('span', { class: 'note' }, unit) : null);
}

/** Says below the control's field what is wrong with it; null takes that back. */
export function fieldProblem(control, text) {
  const place = control.closest('.field');
  place.querySelector('.field-problem')?.remove();
  control.setAttribute('aria-invalid', String(text !== null));
  if (text) place.append(h('div', { class: 'field-problem', role: 'alert', 'data-test': 'field-problem' }, text));
}
