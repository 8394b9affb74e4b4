/** The fields that say which cases: layer, kind, category, source, status, period. */

import { h } from '../base/dom.js';
import { field, fieldProblem, select } from '../base/forms.js';
import { addDays, addMonths, isDay, isWholeMonths, monthEnd, monthStart, monthsIn } from '../base/days.js';
import { currentLanguage, localized, t } from '../base/i18n.js';
import { findCollection, findProperty, propertyTitle, titleOf, valueLabel } from '../data/catalog.js';
import { categoryPicker } from './categories.js';
import { caseLayers, cases, chooseCases, hasProperty, hasTime, period, setPeriod } from './question.js';
import { extentOf, layerSummary } from './summary.js';

let more = false;

/** The fields, without a period where it is `always` all times; `changed(whole)` follows every choice, `whole` where the form must be drawn anew. */
export function casesFields(changed, { always = false } = {}) {
  return [
    ownLayers() ? layerField(changed) : null,
    listField('kind', 'kinds', 'byKind', changed),
    hasProperty('category') ? categoryField(changed) : null,
    hasTime() && !always ? periodField(changed) : null,
    moreFields(changed),
  ];
}

/** Whether there are layers of the city's own among which cases may be; else the choice of the layer stands further back. */
function ownLayers() {
  return caseLayers().some((one) => !one.shipped && one.timeProperty) || caseLayers()[0]?.id !== 'case';
}

function layerField(changed) {
  const layers = caseLayers();
  return field(t('cases.layer'), select(layers.map((one) => ({ value: one.id, label: titleOf(one.id) })), cases.collection, (value) => {
    chooseCases(value);
    changed(true);
  }, { 'data-test': 'cases-layer' }));
}

/** A choice of one value of a property, or of all. */
function listField(name, list, counts, changed) {
  const property = findProperty(findCollection(cases.collection), name);
  const values = (layerSummary()?.[counts] ?? []).filter((one) => one.value !== null);
  if (!property || (values.length < 2 && cases[list].length === 0)) return null;
  const label = (one) => localized(one.title) || valueLabel(property, one.value);
  const options = [{ value: '', label: t('cases.all') }, ...values.map((one) => ({ value: one.value, label: label(one) }))];
  const several = cases[list].length > 1;
  if (several) options.push({ value: cases[list].join(','), label: cases[list].map((value) => valueLabel(property, value)).join(' + ') });
  return field(propertyTitle(property), select(options, cases[list].join(','), (value) => {
    cases[list] = value ? value.split(',') : [];
    changed(false);
  }, { 'data-test': `cases-${name}` }));
}

function categoryField(changed) {
  const picker = categoryPicker(() => changed(false));
  if (!picker) return null;
  return h('div', { class: 'field' }, h('span', { class: 'label' }, t('cases.category')), picker);
}

/** Source and status, folded away until they are wanted. */
function moreFields(changed) {
  const fields = [ownLayers() ? null : layerField(changed), listField('source', 'sources', 'bySource', changed), listField('status', 'statuses', 'byStatus', changed)].filter(Boolean);
  if (fields.length === 0) return null;
  const open = more || (cases.collection !== 'case' && !ownLayers()) || cases.sources.length > 0 || cases.statuses.length > 0;
  return h('details', { class: 'more-fields', open, ontoggle: (event) => {
    more = event.currentTarget.open;
  } }, h('summary', {}, t('cases.moreFilters')), fields);
}

/** The periods a reader asks for most, and two dates for any other. */
export function periodField(changed) {
  const present = presetOf(period());
  const choices = presets().map(({ id }) => ({ value: id, label: t(`cases.period.${id}`) }));
  const chosen = select([...choices, { value: 'own', label: t('cases.period.own') }], present, (value) => {
    const preset = presets().find((one) => one.id === value);
    if (preset) setPeriod(preset.period);
    else if (!period()) setPeriod({ from: extentOf(layerSummary()).first, to: extentOf(layerSummary()).last });
    ownDates = value === 'own';
    changed(true);
  }, { 'data-test': 'period' });
  return [field(t('cases.period'), chosen), present === 'own' && period() ? field('', dateInputs(changed)) : null];
}

let ownDates = false;

function dateInputs(changed) {
  return h('div', { class: 'row' }, dayInputs(period(), ['period-from', 'period-to'], (chosen) => {
    setPeriod(chosen);
    changed(false);
  }));
}

/** Two days; what is no day, or an end before its beginning, is said below the field and not taken. */
export function dayInputs(present, tests, take) {
  const input = (end, test) => h('input', { class: 'input day', type: 'text', inputmode: 'numeric', value: present[end], 'aria-label': t(`cases.${end}`), 'data-test': test, maxlength: 10, onchange: () => check() });
  const from = input('from', tests[0]);
  const to = input('to', tests[1]);
  const check = () => {
    const chosen = { from: from.value.trim(), to: to.value.trim() };
    const wrong = [from, to].find((one) => !isDay(one.value.trim()));
    if (wrong) fieldProblem(wrong, t('cases.notADay', { day: wrong.value.trim() }));
    else if (chosen.from > chosen.to) fieldProblem(to, t('cases.reversed', chosen));
    else {
      [from, to].forEach((one) => fieldProblem(one, null));
      take(chosen);
    }
  };
  return [from, h('span', {}, '–'), to];
}

function presets() {
  const { first, last } = extentOf(layerSummary());
  if (!last) return [{ id: 'all', period: null }];
  const whole = addDays(last, 1) === monthStart(addDays(last, 1)) ? last : addDays(monthStart(last), -1);
  const list = [{ id: 'all', period: null }];
  if (whole >= first) {
    list.unshift({ id: 'month', period: { from: monthStart(whole), to: whole } });
    const quarter = addMonths(monthStart(whole), -2);
    if (quarter >= monthStart(first)) list.splice(1, 0, { id: 'quarter', period: { from: quarter, to: whole } });
  }
  return list;
}

function presetOf(chosen) {
  if (!chosen) return 'all';
  if (ownDates) return 'own';
  return presets().find((one) => one.period && one.period.from === chosen.from && one.period.to === chosen.to)?.id ?? 'own';
}

/** A period as people say it: a month by its name, else both days. */
export function periodText(of) {
  if (!of) return t('cases.period.all');
  if (isWholeMonths(of)) {
    const month = (day) => new Intl.DateTimeFormat(currentLanguage() === 'zh' ? 'zh-CN' : 'en-GB', { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
    return monthsIn(of) === 1 ? month(of.from) : `${month(of.from)} – ${month(monthEnd(of.to))}`;
  }
  return of.from === of.to ? of.from : `${of.from} – ${of.to}`;
}
