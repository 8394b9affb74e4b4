/** The section of grid checks: whether cells, codes and borders fit together, and new grids with the right codes. */

import { emit, on } from '../base/bus.js';
import { fill, h } from '../base/dom.js';
import { amount, button, field, fieldNote, select as choice } from '../base/forms.js';
import { t } from '../base/i18n.js';
import { answerFrame } from '../analysis/frame.js';
import { tabRow } from '../analysis/tabs.js';
import { titleOf } from '../data/catalog.js';
import { select } from '../map/selection.js';
import { emptyState } from '../shell/notices.js';
import { currentSection, openSection, render } from '../shell/rail.js';
import { gridsAnswer } from './answer.js';
import { startGridsOverlay } from './overlay.js';
import { computeGrids, presentRun } from './run.js';
import { areaLayers, grids, groundChoices, parentCode, settleGrids } from './state.js';

let place = null;

export const gridsSection = {
  id: 'grids',
  icon: 'grids',
  render(panel) {
    settleGrids();
    place = h('div', { class: 'answer', 'aria-live': 'polite' });
    const head = h('div', { class: 'panel-head' }, h('h2', {}, t('section.grids')));
    fill(panel, head, areaLayers().length ? [h('div', { class: 'block question' }, form()), place] : noAreas());
    draw();
  },
};

/** Called once. */
export function startGrids() {
  startGridsOverlay();
  on('grids', draw);
}

export function hasGrids() {
  return presentRun().result !== null;
}

function draw() {
  if (currentSection() !== 'grids' || !place) return;
  fill(place, answerFrame(presentRun(), { again: draw, retry: computeGrids, hint: emptyState('grids', t(`grids.ask.${grids.mode}`)), answer: gridsAnswer }));
}

function noAreas() {
  return emptyState('grids', t('grids.empty'), h('button', { class: 'button', type: 'button', onclick: () => openSection('imports') }, t('section.imports')));
}

function form() {
  return [
    tabRow(['check', 'make'].map((value) => ({ value, label: t(`grids.mode.${value}`) })), grids.mode, (value) => {
      grids.mode = value;
      select(null, null);
      emit('grids');
      emit('analysis', 'grids');
      render();
    }, 'mode'),
    h('form', { class: 'case-form', onsubmit: (event) => {
      event.preventDefault();
      computeGrids();
    } },
    grids.mode === 'check' ? checkFields() : makeFields(),
    h('div', { class: 'row submit' }, button(t(`grids.start.${grids.mode}`), null, { class: 'button primary', type: 'submit', 'data-test': 'compute' }))),
  ];
}

function checkFields() {
  const layers = areaLayers().map((one) => ({ value: one.id, label: titleOf(one.id) }));
  const none = { value: '', label: t('grids.notChecked') };
  return [
    field(t('grids.cells'), chosen('cells', layers)),
    field(t('grids.grids'), chosen('grids', [none, ...layers])),
    field(t('grids.communities'), chosen('communities', [none, ...layers])),
    h('details', { class: 'more-fields' }, h('summary', {}, t('grids.tolerances')),
      field(t('grids.width'), number('width', 0, 1000, 'm')), field(t('grids.groundTolerance'), number('ground', 0, 1000, 'm²'))),
  ];
}

function makeFields() {
  const codes = [...(parentCode() ? [{ value: 'parent', label: t('grids.numbering.parent') }] : []), { value: 'prefix', label: t('grids.numbering.prefix') }];
  return [
    field(t('grids.shape'), chosen('kind', ['fishnet', 'hexagon'].map((value) => ({ value, label: t(`areas.${value}`) }))), number('size', 1, 100000, 'm')),
    field(t('grids.within'), chosen('within', groundChoices(), true)),
    field(t('grids.edge'), choice([{ value: 'true', label: t('grids.clipped') }, { value: 'false', label: t('grids.whole') }], String(grids.clipped), (value) => {
      grids.clipped = value === 'true';
    }, { 'data-test': 'clipped' })),
    field(t('grids.numbering'), chosen('numbering', codes, true)),
    grids.numbering === 'prefix' ? field(t('grids.prefix'), h('input', { class: 'input', type: 'text', maxlength: 40, value: grids.prefix, 'data-test': 'prefix', onchange: (event) => {
      grids.prefix = event.target.value.trim();
    } })) : null,
    fieldNote(t('grids.order')),
  ];
}

function chosen(name, options, redraws = false) {
  return choice(options, grids[name], (value) => {
    grids[name] = value;
    if (redraws) render();
  }, { 'data-test': `grid-${name}` });
}

function number(name, min, max, unit) {
  return amount({ value: grids[name], min, max, unit, label: t(`grids.${name}.label`), test: `grid-${name}` }, (value) => {
    grids[name] = value;
  });
}
