/** The API key for writing; it stays in this tab's session and goes with it. */

import { apiKey, setApiKey } from '../base/api.js';
import { emit } from '../base/bus.js';
import { freshId, h } from '../base/dom.js';
import { t } from '../base/i18n.js';
import { openDialog } from './dialog.js';

/** Asks for the key; `then` is called once one was given. */
export function askForKey(then) {
  openDialog(t('key.title'), (close) => keyForm(close, then));
}

function keyForm(close, then) {
  const id = freshId('key');
  const input = h('input', { id, class: 'input', type: 'password', name: 'key', autocomplete: 'off', value: apiKey(), 'data-test': 'key-input' });
  const submit = (event) => {
    event.preventDefault();
    setApiKey(input.value.trim());
    emit('key');
    close();
    if (input.value.trim()) then?.();
  };
  const forget = () => {
    setApiKey('');
    emit('key');
    close();
  };
  return h('form', { onsubmit: submit },
    h('p', { class: 'note' }, t('key.why')),
    h('label', { for: id }, t('key.label')),
    input,
    h('div', { class: 'row actions' },
      apiKey() ? h('button', { class: 'button danger', type: 'button', onclick: forget }, t('key.forget')) : null,
      h('button', { class: 'button', type: 'button', onclick: close }, t('cancel')),
      h('button', { class: 'button primary', type: 'submit', 'data-test': 'key-save' }, t('key.save'))));
}
