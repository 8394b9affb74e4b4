/** Small dialogs over the page: the key, an API request. */

import { fill, h } from '../base/dom.js';
import { t } from '../base/i18n.js';
import { toast } from './notices.js';

/** Opens a modal dialog; `build` gets a function that closes it and gives the content. */
export function openDialog(title, build, className = '') {
  const dialog = h('dialog', { class: `dialog ${className}`, 'aria-label': title });
  const close = () => dialog.close();
  fill(dialog, h('h2', {}, title), build(close));
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Shows a text to copy, such as a request for a shell. */
export function showText(title, note, text) {
  openDialog(title, (close) => [
    h('p', { class: 'note' }, note),
    h('pre', { class: 'code', tabindex: 0 }, text),
    h('div', { class: 'row actions' },
      h('button', { class: 'button', type: 'button', onclick: () => copyText(text) }, t('copy')),
      h('button', { class: 'button primary', type: 'button', onclick: close }, t('close'))),
  ], 'wide');
}

export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast(t('copied'));
  } catch {
    openDialog(t('copyYourself'), (close) => [
      h('textarea', { class: 'input', rows: 4, readonly: true, 'aria-label': t('copyYourself') }, text),
      h('div', { class: 'row actions' }, h('button', { class: 'button primary', type: 'button', onclick: close }, t('close'))),
    ]);
  }
}

/** Hands the reader a file that the page made. */
export function saveFile(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  h('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
