/** The section of publishing: a form, the plan, its carrying out; beside it what was published before. */

import { apiKey } from '../base/api.js';
import { on } from '../base/bus.js';
import { fill, h } from '../base/dom.js';
import { t } from '../base/i18n.js';
import { answerFrame } from '../analysis/frame.js';
import { tabRow } from '../analysis/tabs.js';
import { askForKey } from '../shell/key.js';
import { emptyState } from '../shell/notices.js';
import { currentSection, openSection, render } from '../shell/rail.js';
import { doneView, planView } from './answer.js';
import { publishForm, publishQuestion } from './form.js';
import { publicationList } from './publications.js';
import { carryOut, makePlan, plan, presentRun, publication, startOver, watchRuns } from './run.js';
import { choosable, draft, loadPublications, publishedState, settlePublish, takeUp } from './state.js';

let place = null;
let shown = null;

/** Whether the form stands open beside a plan or an outcome; else these have the room, and the form is one line. */
let isEdited = false;

export const publishSection = {
  id: 'publish',
  icon: 'publish',
  render(panel) {
    settlePublish();
    if (publishedState().publications === null && !publishedState().loading) loadPublications();
    place = h('div', { class: 'answer', 'aria-live': 'polite' });
    const head = h('div', { class: 'panel-head' }, h('h2', {}, t('section.publish')));
    fill(panel, head, choosable().length ? [h('div', { class: 'block question' }, tabs(), draft.view === 'new' ? question() : null), place] : noLayers());
    draw();
  },
};

function question() {
  return isFormOpen() ? publishForm(render, ask) : publishQuestion(() => {
    isEdited = true;
    render();
    document.querySelector('[data-test="publish-plan"]')?.focus();
  });
}

function isFormOpen() {
  const run = presentRun();
  return isEdited || !(run.running || run.failure || run.result);
}

/** Called once. */
export function startPublish() {
  watchRuns();
  on('publish', () => {
    const isOpen = document.querySelector('.publish-form') !== null;
    if (currentSection() === 'publish' && draft.view === 'new' && isOpen !== isFormOpen()) render();
    else draw();
  });
  on('publications', () => {
    if (currentSection() !== 'publish') return;
    if (draft.view === 'published') draw();
    else if (publishedState().credentials.length && !document.querySelector('[data-test="publish-credentials"]')) render();
  });
}

function tabs() {
  return tabRow(['new', 'published'].map((value) => ({ value, label: t(`publish.view.${value}`) })), draft.view, (value) => {
    draft.view = value;
    if (value === 'published') loadPublications();
    render();
    document.querySelector(`[data-test="publish-view-${value}"]`)?.focus();
  }, 'publish-view');
}

function ask() {
  isEdited = false;
  if (apiKey()) makePlan();
  else askForKey(makePlan);
}

function draw() {
  if (currentSection() !== 'publish' || !place?.isConnected) return;
  if (draft.view === 'published') {
    fill(place, h('div', { class: 'block' }, publicationList((one) => {
      isEdited = false;
      startOver();
      takeUp(one);
      render();
    })));
    return;
  }
  const run = presentRun();
  const isNew = run.result !== null && run.result !== shown;
  shown = run.result;
  fill(place, answerFrame(run, {
    again: draw,
    retry: run === publication ? (plan.result ? carryOut : null) : ask,
    hint: emptyState('publish', t('publish.hint')),
    answer: run === publication ? doneView : planView,
  }));
  if (isNew) place.closest('.panel').scrollTop = 0;
}

function noLayers() {
  return emptyState('publish', t('publish.noLayers'), h('button', { class: 'button', type: 'button', onclick: () => openSection('imports') }, t('section.imports')));
}
