/** The siting section: a question, the search for its answer, the plan; saved plans beside it. */

import { emit, on } from '../base/bus.js';
import { fill, h } from '../base/dom.js';
import { t } from '../base/i18n.js';
import { answerFrame } from '../analysis/frame.js';
import { tabRow } from '../analysis/tabs.js';
import { select } from '../map/selection.js';
import { emptyState } from '../shell/notices.js';
import { currentSection, openSection, render } from '../shell/rail.js';
import { sitingAnswer } from './answer.js';
import { comparisonView, presentComparison } from './compare.js';
import { courseView } from './course.js';
import { startEdit } from './edit.js';
import { sitingForm } from './form.js';
import { startHandles } from './handles.js';
import { startSitingOverlay } from './overlay.js';
import { askSiting, search } from './run.js';
import { scenarioList } from './scenario-list.js';
import { openScenario } from './scenario-store.js';
import { SITING_USUAL, demandLayers, settleSiting, siting } from './state.js';

let place = null;

export const sitingSection = {
  id: 'siting',
  icon: 'siting',
  render(panel) {
    settleSiting();
    place = h('div', { class: 'answer', 'aria-live': 'polite' });
    const head = h('div', { class: 'panel-head' }, h('h2', {}, t('section.siting')));
    fill(panel, head, demandLayers().length ? [h('div', { class: 'block question siting' }, tabs(), siting.view === 'question' ? sitingForm(changed, start) : null), place] : noLayers());
    draw();
  },
};

/** Called once. */
export function startSiting() {
  startSitingOverlay();
  startHandles();
  startEdit();
  for (const name of ['siting', 'siting-plan', 'scenarios']) on(name, draw);
  on('ask-siting', askFromCoverage);
  on('siting-plan', () => emit('repaint'));
  on('scenarios', () => emit('repaint'));
  on('siting-plan', () => emit('analysis', 'siting'));
}

/** What a link asks for: a saved plan, else the question. */
export function resumeSiting() {
  if (siting.scenario) openScenario(siting.scenario).then(render, () => start());
  else start();
}

export function hasSiting() {
  return search.result !== null;
}

/** Takes over a question of coverage: where would new sites of these facilities serve the most of that demand? */
function askFromCoverage({ facilities, demand, standard, radiusMetres }) {
  const status = /^status = '(.*)'$/.exec(facilities.filter ?? '');
  const known = demand.weight ?? '';
  Object.assign(siting, structuredClone(SITING_USUAL), { question: 'own', existing: facilities.collection, status: status?.[1] ?? '', demand: demand.collection, weight: known, spacing: 300 },
    radiusMetres === undefined ? { radiusKind: 'standard', standard: standard ?? '' } : { radiusKind: 'own', radius: radiusMetres });
  settleSiting();
  openSection('siting');
}

function start() {
  if (!siting.question) siting.question = 'own';
  siting.scenario = '';
  render();
  return askSiting();
}

function changed() {
  emit('analysis', 'siting');
  render();
}

function tabs() {
  return tabRow(['question', 'scenarios'].map((value) => ({ value, label: t(`siting.view.${value}`) })), siting.view, (value) => {
    siting.view = value;
    select(null, null);
    changed();
    document.querySelector(`[data-test="siting-view-${value}"]`)?.focus();
  }, 'siting-view');
}

function draw() {
  if (currentSection() !== 'siting' || !place?.isConnected) return;
  const focused = place.contains(document.activeElement) ? document.activeElement.dataset.test : null;
  if (siting.view === 'scenarios') {
    fill(place, h('div', { class: 'block' }, presentComparison() ? comparisonView() : scenarioList(render)));
  } else if (search.running) {
    const view = courseView();
    if (view.parentElement !== place || place.firstChild !== view) fill(place, view, search.result ? h('div', { class: 'dimmed' }, sitingAnswer(search.result)) : null);
  } else {
    fill(place, answerFrame(search, { again: draw, retry: start, hint: siting.question ? emptyState('siting', t('siting.ask')) : null, answer: sitingAnswer }));
  }
  if (focused) place.querySelector(`[data-test="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

function noLayers() {
  return emptyState('siting', t('siting.empty'), h('button', { class: 'button', type: 'button', onclick: () => openSection('imports') }, t('section.imports')));
}
