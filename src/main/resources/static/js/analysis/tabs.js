/** A row of tabs or of choices that exclude each other. */

import { h } from '../base/dom.js';

/** Tabs; options are `{value, label}`. Arrow keys move between them. */
export function tabRow(options, value, choose, name) {
  return h('div', { class: 'tabs', role: 'tablist' }, options.map((option) => h('button', {
    type: 'button', role: 'tab', 'aria-selected': String(option.value === value), tabindex: option.value === value ? 0 : -1,
    'data-test': `${name}-${option.value}`, onclick: () => choose(option.value), onkeydown: moveFocus,
  }, option.label)));
}

/** A segmented control: all choices seen at once, one pressed. */
export function segments(options, value, choose, name, label) {
  return h('div', { class: 'segments', role: 'group', 'aria-label': label }, options.map((option) => h('button', {
    type: 'button', 'aria-pressed': String(option.value === value), 'data-test': `${name}-${option.value}`,
    onclick: () => choose(option.value), onkeydown: moveFocus,
  }, option.label)));
}

function moveFocus(event) {
  const sibling = { ArrowRight: 'nextElementSibling', ArrowLeft: 'previousElementSibling' }[event.key];
  if (sibling) event.currentTarget[sibling]?.focus();
}
