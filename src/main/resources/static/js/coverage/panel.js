/** The coverage section: question, then answer. */

import { emit, on } from '../base/bus.js';
import { fill, h } from '../base/dom.js';
import { t } from '../base/i18n.js';
import { titleOf } from '../data/catalog.js';
import { currentSection, openSection, render } from '../shell/rail.js';
import { emptyState, problemNotice, progressBar, skeleton, stageName } from '../shell/notices.js';
import { answerView } from './answer.js';
import { coverageForm } from './form.js';
import { demandLayers, facilityLayers, inputs, requestInputs } from './inputs.js';
import { compute, coverageFailure, runningCoverage, stop } from './run.js';
import { shownResult } from './store.js';

const PATIENCE_MS = 2000;
let answerPlace = null;
let timer = 0;

export const coverageSection = {
  id: 'coverage',
  icon: 'coverage',
  render(panel) {
    answerPlace = h('div', { class: 'answer', 'aria-live': 'polite' });
    const head = h('div', { class: 'panel-head' }, h('h2', {}, t('section.coverage')));
    const missing = missingLayers();
    fill(panel, head, missing ?? [h('div', { class: 'block question' }, coverageForm(render, startCompute)), answerPlace]);
    drawAnswer();
  },
};

/** Listens to what the answer shows. Called once. */
export function startCoverage() {
  const redraw = () => {
    if (currentSection() === 'coverage') drawAnswer();
  };
  on('result', redraw);
  on('running', redraw);
  on('catalog', () => {
    if (currentSection() === 'coverage' && !document.activeElement?.closest('.coverage-form')) render();
  });
}

export function startCompute() {
  emit('asked');
  return compute(requestInputs());
}

function missingLayers() {
  const none = (layers) => layers.every((one) => one.count === 0);
  if (facilityLayers().length && demandLayers().length && !none(demandLayers()) && !none(facilityLayers())) return null;
  return emptyState('coverage', t('coverage.empty'),
    h('button', { class: 'button', type: 'button', onclick: () => openSection('imports') }, t('section.imports')));
}

function drawAnswer() {
  clearTimeout(timer);
  const running = runningCoverage();
  const result = shownResult();
  const failure = coverageFailure();
  fill(answerPlace,
    running ? waiting(running) : null,
    failure && !running ? h('div', { class: 'block' }, problemNotice(failure, { retry: startCompute })) : null,
    result ? h('div', { class: result.stale ? 'dimmed' : '' }, answerView(result)) : null,
    !running && !result && !failure ? emptyState('coverage', t('coverage.ask', { facilities: titleOf(inputs.facilities) })) : null);
}

/** A skeleton at first; after two seconds progress with its stage and a way to stop. */
function waiting(running) {
  const waited = Date.now() - running.started;
  if (waited < PATIENCE_MS) {
    timer = setTimeout(drawAnswer, PATIENCE_MS - waited);
    return shownResult() ? null : h('div', { class: 'block' }, skeleton(4));
  }
  const percent = running.job?.progress ?? 0;
  return h('div', { class: 'block' },
    h('div', { class: 'row' }, h('span', {}, stageName(running.job?.stage)), h('span', { class: 'note' }, `${percent}\u202f%`)),
    progressBar(percent, t('coverage.computing')),
    h('div', { class: 'row actions' }, h('button', { class: 'button danger', type: 'button', onclick: stop }, t('cancel'))));
}
