/** The section of the roads: how demonstration roads do, and where patrols were. */

import { on } from '../base/bus.js';
import { h } from '../base/dom.js';
import { amount, button, field, select } from '../base/forms.js';
import { t } from '../base/i18n.js';
import { caseSection } from '../analysis/section.js';
import { tabRow } from '../analysis/tabs.js';
import { casesFields } from '../cases/form.js';
import { hasTime, period } from '../cases/question.js';
import { titleOf } from '../data/catalog.js';
import { selection } from '../map/selection.js';
import { emptyState } from '../shell/notices.js';
import { openSection } from '../shell/rail.js';
import { roadsAnswer } from './answer.js';
import { ROADS, startRoadsOverlay } from './overlay.js';
import { computeRoads, presentRun } from './run.js';
import { lineLayers, roads, settleRoads, trackLayers } from './state.js';
import { startStrip } from './strip.js';

const part = caseSection({ id: 'roads', event: 'roads', hint: () => (roads.mode === 'patrol' && trackLayers().length === 0 ? '' : t('roads.ask')), form: roadsForm, run: presentRun, ask: computeRoads, answer: roadsAnswer, canAsk: () => roads.mode === 'profile' && lineLayers().length > 0 });
export const roadsSection = part.section;

/** Called once. */
export function startRoads() {
  part.start();
  startRoadsOverlay();
  startStrip();
  on('select', () => {
    const road = selection()?.layer === ROADS ? selection().shape.properties.road : undefined;
    if (road === undefined || String(road) === roads.road) return;
    roads.road = String(road);
    part.draw();
  });
}

export function hasRoads() {
  return presentRun().result !== null;
}

function roadsForm(changed, start) {
  settleRoads();
  const tabs = tabRow(['profile', 'patrol'].map((value) => ({ value, label: t(`roads.mode.${value}`) })), roads.mode, (value) => {
    roads.mode = value;
    changed();
  }, 'mode');
  if (roads.mode === 'patrol' && trackLayers().length === 0) return [tabs, noTracks()];
  if (roads.mode === 'profile' && lineLayers().length === 0) return [tabs, emptyState('roads', t('roads.noLayer'), toImports())];
  return [tabs, h('form', { class: 'case-form', onsubmit: (event) => {
    event.preventDefault();
    start();
  } },
  roads.mode === 'profile' ? profileFields(changed) : patrolFields(changed),
  h('div', { class: 'row submit' }, button(t('coverage.compute'), null, { class: 'button primary', type: 'submit', 'data-test': 'compute' })))];
}

function toImports() {
  return h('button', { class: 'button', type: 'button', onclick: () => openSection('imports') }, t('section.imports'));
}

/** Says how tracks come in. */
function noTracks() {
  return emptyState('roads', t('patrol.empty'), h('ul', { class: 'steps' }, ['patrol.how.file', 'patrol.how.layer', 'patrol.how.time'].map((key) => h('li', {}, t(key)))), toImports());
}

function profileFields(changed) {
  return [
    field(t('roads.layer'), layerSelect('layer', lineLayers(), 'roads-layer')),
    hasTime() ? field(t('hotspots.times'), select([{ value: 'all', label: t('hotspots.allTimes') }, { value: 'period', label: t('hotspots.inPeriod') }], roads.allTimes ? 'all' : 'period', (value) => {
      roads.allTimes = value === 'all';
      changed();
    }, { 'data-test': 'times' })) : null,
    casesFields((whole) => whole && changed(), { always: roads.allTimes }),
    !roads.allTimes && period() ? field(t('ranking.compare'), select(['none', 'before', 'year'].map((value) => ({ value, label: t(`ranking.other.${value}`) })), roads.other, (value) => {
      roads.other = value;
    }, { 'data-test': 'other' })) : null,
    field(t('roads.buffer'), number('buffer', 1, 500, 'm')),
    field(t('roads.segment'), number('segment', 10, 5000, 'm')),
    field(t('roads.award'), number('awardDays', 1, 3660, t('unit.days'))),
  ];
}

function patrolFields(changed) {
  return [
    field(t('patrol.tracks'), layerSelect('tracks', trackLayers(), 'tracks')),
    casesFields((whole) => whole && changed()),
    field(t('roads.layer'), layerSelect('layer', lineLayers(), 'roads-layer')),
    field(t('roads.buffer'), number('trackBuffer', 1, 500, 'm')),
  ];
}

function layerSelect(name, layers, test) {
  return select(layers.map((one) => ({ value: one.id, label: titleOf(one.id) })), roads[name], (value) => {
    roads[name] = value;
  }, { 'data-test': test });
}

function number(name, min, max, unit) {
  return amount({ value: roads[name], min, max, unit, label: t(`roads.${name}.label`), test: name }, (value) => {
    roads[name] = value;
  });
}
