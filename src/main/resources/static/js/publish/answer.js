/** A plan before it is done, and what was done: counts, then the things one by one with the reason of each. */

import { h, svg } from '../base/dom.js';
import { button } from '../base/forms.js';
import { number } from '../base/format.js';
import { ICONS } from '../base/icons.js';
import { localized, t } from '../base/i18n.js';
import { notesOf, versionsLine, waysOut } from '../analysis/frame.js';
import { resultTable } from '../analysis/table.js';
import { findCollection, titleOf } from '../data/catalog.js';
import { curlOf } from '../data/execute.js';
import { notice } from '../shell/notices.js';
import { carryOut, isOutdated, startOver } from './run.js';
import { draft, shownInputs } from './state.js';

const ACTIONS = ['create', 'change', 'remove', 'keep'];
const SIGNS = { create: ICONS.plus, change: ICONS.up, remove: ICONS.minus, keep: ICONS.ok };

/** What is done as sign and word, so that colour is not all that tells. */
function actionOf(action) {
  return h('span', { class: `publish-action ${action}` }, svg(SIGNS[action], 'icon small'), t(`publish.action.${action}`));
}

/** The plan, with the button that carries it out. */
export function planView({ document }) {
  const todo = document.plan.filter((step) => step.action !== 'keep').length;
  return h('div', { class: 'block' },
    h('div', { class: 'publish-head' },
      h('div', { class: 'publish-figure', 'data-test': 'publish-todo', dataset: { value: todo } }, todo ? t('publish.todo', { count: number(todo) }) : t('publish.nothingToDo')),
      todo ? button(t('publish.start'), carryOut, { class: 'button primary', disabled: isOutdated(), 'data-test': 'publish-start' }) : null),
    h('p', { class: 'note' }, todo ? t('publish.planNote') : t('publish.nothingNote')),
    tally(document.plan),
    isOutdated() ? notice('warn', t('publish.outdated')) : null,
    notesOf(document),
    stepTable('plan', document.plan),
    waysOut([], () => curlOf('publish', shownInputs())));
}

/** What came of it. */
export function doneView({ document, milliseconds }) {
  const done = document.done.length;
  return h('div', { class: 'block' },
    h('div', { class: 'publish-figure', 'data-test': 'publish-done', dataset: { value: done } }, t('publish.done', { count: number(done) })),
    h('p', { class: 'note', 'data-test': 'publish-verified' }, t('publish.verified', { count: number(document.verified) })),
    notesOf(document),
    document.done.length ? [tally(document.done), stepTable('done', document.done)] : notice('good', t('publish.unchanged')),
    Object.keys(document.versions ?? {}).length ? versionsLine({ document, milliseconds }) : null,
    h('div', { class: 'row actions' }, button(t('publish.again'), startOver, { 'data-test': 'publish-again' })));
}

function tally(steps) {
  return h('div', { class: 'publish-tally' }, ACTIONS.map((action) => {
    const count = steps.filter((step) => step.action === action).length;
    return h('div', { class: count ? action : 'empty-count' }, h('strong', {}, number(count)), actionOf(action));
  }));
}

/** What is to be done stands open; what stays as it is can be unfolded. */
function stepTable(name, steps) {
  const todo = steps.filter((step) => step.action !== 'keep');
  const kept = steps.filter((step) => step.action === 'keep');
  return [
    todo.length ? resultTable(`publish-${name}`, columns(), todo) : null,
    kept.length ? h('details', { class: 'more-fields' }, h('summary', {}, t('publish.kept', { count: number(kept.length) })), resultTable(`publish-kept-${name}`, columns(), kept)) : null,
  ];
}

function columns() {
  return [
    { id: 'action', title: t('publish.column.action'), value: (step) => ACTIONS.indexOf(step.action), cell: (step) => actionOf(step.action) },
    { id: 'what', title: t('publish.column.what'), value: (step) => `${step.kind} ${step.name}`, cell: (step) => [h('div', {}, t(`publish.kind.${step.kind}`)), h('div', { class: 'note' }, named(step))] },
    { id: 'why', title: t('publish.column.why'), value: (step) => localized(step.why), cell: (step) => localized(step.why) },
  ];
}

/** Groups have plain names on the server; people know the one they asked for by its own. */
function named(step) {
  if (step.kind === 'group' && draft.group && !['not-asked-for', 'withdrawn'].includes(step.why.code)) return `${draft.group} · ${step.name}`;
  return findCollection(step.name) ? `${titleOf(step.name)} · ${step.name}` : step.name;
}
