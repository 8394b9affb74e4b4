/** Search by name over roads, grids, places and facilities, answered from what the page holds. */

import { fill, freshId, h } from '../base/dom.js';
import { t } from '../base/i18n.js';
import { listCollections, titleOf } from '../data/catalog.js';
import { ensureWhole, layerData } from '../data/features.js';
import { isVisible, setLayer } from '../layers/order.js';
import { select } from '../map/selection.js';

const MOST_ANSWERS = 12;
const SEARCHED_AT_MOST = 8000;
const UNNAMED = ['cell', 'case'];

export function searchBox() {
  const listId = freshId('found');
  const list = h('ul', { id: listId, role: 'listbox', hidden: true, 'aria-label': t('search') });
  const input = h('input', {
    class: 'input',
    type: 'search',
    role: 'combobox',
    placeholder: t(window.innerWidth < 800 ? 'search' : 'search.hint'),
    'aria-label': t('search'),
    'aria-controls': listId,
    'aria-expanded': 'false',
    'aria-autocomplete': 'list',
    autocomplete: 'off',
    'data-test': 'search',
  });
  const state = { input, list, answers: [], at: -1 };
  input.addEventListener('focus', loadNames);
  input.addEventListener('input', () => update(state));
  input.addEventListener('keydown', (event) => onKey(state, event));
  input.addEventListener('blur', () => setTimeout(() => close(state), 150));
  return h('div', { class: 'search', role: 'search' }, input, list);
}

function searched() {
  return listCollections().filter((one) => !UNNAMED.includes(one.id) && (one.count ?? 0) <= SEARCHED_AT_MOST && one.properties.some((property) => property.name === 'name'));
}

async function loadNames() {
  await Promise.all(searched().map((collection) => ensureWhole(collection.id)));
}

function find(text) {
  const wanted = text.trim().toLowerCase();
  if (!wanted) return [];
  const seen = new Set();
  const found = [];
  for (const collection of searched()) {
    for (const shape of layerData(collection.id).shapes) {
      const name = String(shape.properties.name ?? '');
      const key = `${collection.id} ${name}`;
      const position = name.toLowerCase().indexOf(wanted);
      if (position < 0 || seen.has(key)) continue;
      seen.add(key);
      found.push({ layer: collection.id, shape, name, rank: position + name.length / 100 });
    }
  }
  return found.sort((a, b) => a.rank - b.rank).slice(0, MOST_ANSWERS);
}

async function update(state) {
  const text = state.input.value;
  await loadNames();
  if (text !== state.input.value) return;
  state.answers = find(text);
  state.at = state.answers.length ? 0 : -1;
  draw(state);
}

function draw(state) {
  const { input, list, answers, at } = state;
  const open = input.value.trim() !== '';
  list.hidden = !open;
  input.setAttribute('aria-expanded', String(open));
  fill(list, answers.map((answer, index) => h('li', {
    role: 'option',
    id: `${list.id}-${index}`,
    'aria-selected': String(index === at),
    onmousedown: (event) => {
      event.preventDefault();
      take(state, answer);
    },
  }, h('span', {}, answer.name), h('span', { class: 'note' }, titleOf(answer.layer)))),
  answers.length === 0 ? h('li', { class: 'none' }, t('search.none')) : null);
  if (at >= 0) input.setAttribute('aria-activedescendant', `${list.id}-${at}`);
  else input.removeAttribute('aria-activedescendant');
}

function onKey(state, event) {
  const last = state.answers.length - 1;
  if (event.key === 'ArrowDown') state.at = Math.min(last, state.at + 1);
  else if (event.key === 'ArrowUp') state.at = Math.max(0, state.at - 1);
  else if (event.key === 'Enter' && state.at >= 0) take(state, state.answers[state.at]);
  else if (event.key === 'Escape') close(state);
  else return;
  event.preventDefault();
  if (event.key.startsWith('Arrow')) draw(state);
}

function take(state, answer) {
  state.input.value = answer.name;
  close(state);
  if (!isVisible(answer.layer)) setLayer(answer.layer, { visible: true });
  select(answer.layer, answer.shape, { go: true });
}

function close(state) {
  state.list.hidden = true;
  state.input.setAttribute('aria-expanded', 'false');
}
