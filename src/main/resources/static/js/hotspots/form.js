/** The question of the hot-spot section. */

import { h } from '../base/dom.js';
import { amount, button, field, fieldNote, select } from '../base/forms.js';
import { t } from '../base/i18n.js';
import { tabRow } from '../analysis/tabs.js';
import { areasField } from '../cases/areas.js';
import { casesFields } from '../cases/form.js';
import { hasTime } from '../cases/question.js';
import { presentRun } from './run.js';
import { hotspots } from './state.js';

/** The fields; `changed` is called where the form must be drawn anew, `start` by the button. */
export function hotspotForm(changed, start) {
  const modes = ['period', ...(hasTime() ? ['emerging', 'repeat'] : [])];
  if (!modes.includes(hotspots.mode)) hotspots.mode = 'period';
  return [
    tabRow(modes.map((value) => ({ value, label: t(`hotspots.mode.${value}`) })), hotspots.mode, (value) => {
      hotspots.mode = value;
      changed();
      if (!presentRun().result && !presentRun().running) start();
    }, 'mode'),
    h('form', { class: 'case-form', onsubmit: (event) => {
      event.preventDefault();
      start();
    } },
    hotspots.mode === 'emerging' ? spanField(changed) : null,
    casesFields((whole) => whole && changed(), { always: hotspots.mode === 'emerging' && hotspots.allTimes }),
    { period: periodFields, emerging: emergingFields, repeat: repeatFields }[hotspots.mode](changed),
    h('div', { class: 'row submit' }, button(t('coverage.compute'), null, { class: 'button primary', type: 'submit', 'data-test': 'compute' }))),
  ];
}

function periodFields(changed) {
  return [areasField(hotspots, changed), nearField(changed), methodFields()];
}

function methodFields() {
  const choice = (name, values, test) => select(values.map((value) => ({ value, label: t(`hotspots.${name}.${value}`) })), hotspots[name], (value) => {
    hotspots[name] = value;
  }, { 'data-test': test });
  return h('details', { class: 'more-fields' }, h('summary', {}, t('hotspots.method')),
    hotspots.mode === 'period' ? field(t('hotspots.statistic'), choice('statistic', ['gi-star', 'local-moran'], 'statistic')) : null,
    field(t('hotspots.correction'), choice('correction', ['fdr', 'none'], 'correction')));
}

function nearField(changed) {
  const choices = ['rule', 'band', 'k', 'queen', 'rook'].map((value) => ({ value, label: t(`hotspots.near.${value}`) }));
  const ways = select(choices, hotspots.near, (value) => {
    hotspots.near = value;
    changed();
  }, { 'data-test': 'near' });
  if (hotspots.near === 'band') return field(t('hotspots.near'), ways, whole('band', 1, 100000, 'm'));
  if (hotspots.near === 'k') return field(t('hotspots.near'), ways, whole('k', 1, 100));
  return field(t('hotspots.near'), ways);
}

/** Patterns over time want all of it, unless the reader says otherwise. */
function spanField(changed) {
  const times = select([{ value: 'all', label: t('hotspots.allTimes') }, { value: 'period', label: t('hotspots.inPeriod') }], hotspots.allTimes ? 'all' : 'period', (value) => {
    hotspots.allTimes = value === 'all';
    changed();
  }, { 'data-test': 'times' });
  return field(t('hotspots.times'), times);
}

function emergingFields(changed) {
  return [
    areasField(hotspots, changed),
    field(t('hotspots.step'), whole('stepDays', 1, 366, t('unit.days'))),
    nearField(changed),
    methodFields(),
  ];
}

function repeatFields() {
  return [
    field(t('hotspots.metres'), whole('metres', 1, 1000, 'm')),
    field(t('hotspots.days'), whole('days', 1, 3660, t('unit.days'))),
    field(t('hotspots.least'), whole('least', 2, 1000, t('unit.cases'))),
    fieldNote(t('hotspots.repeatNote')),
  ];
}

function whole(name, min, max, unit = '') {
  return amount({ value: hotspots[name], min, max, unit, step: 1, label: t(`hotspots.${name}.label`), test: name }, (value) => {
    hotspots[name] = value;
  });
}
