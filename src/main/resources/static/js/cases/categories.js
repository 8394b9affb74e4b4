/** Categories as classes with their members, named and counted; a class stands for all its members. */

import { h } from '../base/dom.js';
import { number } from '../base/format.js';
import { localized, t } from '../base/i18n.js';
import { findCollection, findProperty, valueLabel } from '../data/catalog.js';
import { cases } from './question.js';
import { layerSummary } from './summary.js';

const CLASS = /^([A-Z]\d{2})\d{2}$/;

/** `[{code, title, count, members: [{code, title, count}]}]`; categories without a class stand alone. */
export function categoryTree() {
  const property = findProperty(findCollection(cases.collection), 'category');
  const tree = new Map();
  for (const { value, title, count } of layerSummary()?.byCategory ?? []) {
    if (value === null) continue;
    const code = CLASS.exec(value)?.[1];
    const member = { code: value, title: localized(title) || valueLabel(property, value), count };
    if (!code) {
      tree.set(value, { ...member, members: [] });
      continue;
    }
    if (!tree.has(code)) tree.set(code, { code, title: code.startsWith('P') ? t('cases.part', { title: valueLabel(property, code) }) : valueLabel(property, code), count: 0, members: [] });
    tree.get(code).members.push(member);
    tree.get(code).count += count;
  }
  return [...tree.values()].sort((a, b) => b.count - a.count);
}

/** The categories that a code stands for: itself, or those of the class. */
export function categoriesOf(code) {
  const members = categoryTree().find((one) => one.code === code)?.members ?? [];
  return members.length ? members.map((one) => one.code) : [code];
}

/** What is chosen, in a few words. */
export function categoriesText() {
  if (cases.categories.length === 0) return t('cases.allCategories');
  const names = cases.categories.map(titleOfCategory);
  return names.length <= 2 ? names.join(' + ') : t('cases.more', { first: names[0], count: names.length - 1 });
}

/** The name of a category or class. */
export function titleOfCategory(code) {
  const all = categoryTree().flatMap((one) => [one, ...one.members]);
  return all.find((one) => one.code === code)?.title ?? valueLabel(findProperty(findCollection(cases.collection), 'category'), code);
}

/** The tree with its ticks; `changed` follows every tick. */
export function categoryPicker(changed) {
  const tree = categoryTree();
  if (tree.length === 0) return null;
  const redraw = () => {
    const fresh = categoryList(tree, tick);
    list.replaceWith(fresh);
    list = fresh;
    summary.textContent = categoriesText();
    changed();
  };
  const tick = (group, member, on) => {
    cases.categories = ticked(tree, group, member, on);
    const focus = document.activeElement?.dataset?.code;
    redraw();
    list.querySelector(`[data-code="${CSS.escape(focus ?? '')}"]`)?.focus();
  };
  const summary = h('span', {}, categoriesText());
  let list = categoryList(tree, tick);
  return h('details', { class: 'picker', 'data-test': 'categories' }, h('summary', { class: 'select' }, summary), list);
}

function categoryList(tree, tick) {
  const chosen = new Set(cases.categories);
  const box = (one, isOn, isPart, act) => h('label', { class: 'tick' },
    h('input', { type: 'checkbox', checked: isOn, indeterminate: isPart, dataset: { code: one.code }, onchange: (event) => act(event.target.checked) }),
    h('span', { class: 'tick-name' }, one.title), h('span', { class: 'number note' }, number(one.count)));
  return h('div', { class: 'picker-list' }, tree.map((group) => {
    const whole = chosen.has(group.code);
    const some = group.members.some((member) => chosen.has(member.code));
    return h('div', { class: 'tick-group' },
      box(group, whole, some && !whole, (on) => tick(group, null, on)),
      group.members.length > 1 || some ? h('div', { class: 'tick-members' }, group.members.map((member) => box(member, whole || chosen.has(member.code), false, (on) => tick(group, member, on)))) : null);
  }));
}

/** The choice after a tick: a class whose members are all chosen is kept as the class. */
function ticked(tree, group, member, on) {
  const chosen = new Set(cases.categories.flatMap((code) => tree.find((one) => one.code === code)?.members.map((one) => one.code) ?? [code]));
  const inGroup = group.members.length ? group.members.map((one) => one.code) : [group.code];
  for (const code of member ? [member.code] : inGroup) {
    if (on) chosen.add(code);
    else chosen.delete(code);
  }
  const result = [];
  for (const one of tree) {
    const codes = one.members.length ? one.members.map((each) => each.code) : [one.code];
    if (one.members.length && codes.every((code) => chosen.has(code))) result.push(one.code);
    else result.push(...codes.filter((code) => chosen.has(code)));
  }
  return result.length === tree.length && result.every((code) => tree.some((one) => one.code === code)) ? [] : result;
}
