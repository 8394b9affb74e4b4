/** What the case sections say where there is nothing to draw, and the way out of it. */

import { emit, on } from '../base/bus.js';
import { h } from '../base/dom.js';
import { t } from '../base/i18n.js';
import { findCollection, titleOf } from '../data/catalog.js';
import { isInView } from '../map/map.js';
import { emptyState, notice, toast } from '../shell/notices.js';
import { openSection } from '../shell/rail.js';
import { caseLayers, cases, clearCases, isPeriodBroken, settleCases } from './question.js';

let said = false;

/**
 * What stands instead of the question and its answer: that there is no layer of points, or that a link's period
 * cannot be; null where there is something to ask. `changed` follows a way out.
 */
export function insteadOfCases(changed) {
  const gone = settleCases();
  if (gone) toast(t('cases.layerGone', { layer: gone, instead: titleOf(cases.collection) }));
  if (caseLayers().length === 0) return emptyState('heat', t('cases.empty'), h('button', { class: 'button', type: 'button', onclick: () => openSection('imports') }, t('section.imports')));
  if (!isPeriodBroken()) return null;
  return emptyState('heat', t('cases.periodBroken', { from: cases.from || '…', to: cases.to || '…' }), wayOut(t('cases.usualPeriod'), 'usual-period', () => {
    Object.assign(cases, { from: 'auto', to: 'auto' });
    changed();
  }));
}

/** The way out of a refusal of the filters, such as a category that there is not; null for other problems. */
export function mendOfCases(problem, changed) {
  if (!/^(cases\.|datetime|categories|kinds|sources|statuses)/.test(problem.parameter ?? '')) return null;
  return { text: t('cases.clear'), action: () => {
    clearCases();
    changed();
  } };
}

/** Says that all cases lie beside the map, and goes there; null where some may be seen. */
export function casesElsewhere() {
  said = isElsewhere();
  if (!said) return null;
  return h('div', { class: 'block' }, notice('warn', t('cases.elsewhere'), wayOut(t('cases.goThere'), 'go-to-cases', () => emit('go', findCollection(cases.collection).bbox))));
}

function isElsewhere() {
  return !isInView(findCollection(cases.collection)?.bbox);
}

/** Calls `draw` whenever the map comes to the cases or leaves them while the section `isShown`. */
export function watchElsewhere(isShown, draw) {
  on('view', () => {
    if (isShown() && isElsewhere() !== said) draw();
  });
}

function wayOut(text, test, onclick) {
  return h('button', { class: 'button small', type: 'button', 'data-test': test, onclick }, text);
}
