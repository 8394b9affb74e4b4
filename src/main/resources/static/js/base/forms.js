/** Labelled fields, made the same way in every panel. */

import { freshId, h } from './dom.js';

/** A select; options are `{value, label}`. The listener gets the chosen value. */
export function select(options, value, onchange, attributes = {}) {
  const element = h('select', { class: 'select', onchange: () => onchange(element.value), ...attributes },
    options.map((option) => h('option', { value: option.value, disabled: option.disabled }, option.label)));
  element.value = value;
  return element;
}

/** A label and its control in a line; further controls may follow in the same line. */
export function field(label, control, ...more) {
  const id = control.id || freshId('field');
  control.id = id;
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
