/** The question of the siting section: ready-made sentences, their few figures, and all conditions on demand. */

import { h, svg } from '../base/dom.js';
import { amount, button, field, fieldNote, select as choice } from '../base/forms.js';
import { ICONS } from '../base/icons.js';
import { joined, metres, number } from '../base/format.js';
import { localized, t } from '../base/i18n.js';
import { findCollection, titleOf, valueLabel } from '../data/catalog.js';
import { findStandardValue, markText, standardLabel } from '../coverage/standards.js';
import { pinPicture } from '../map/pins.js';
import { styleOf } from '../map/styles.js';
import { detailFields } from './form-details.js';
import { chooseQuestion, moneyScale, questionById, questionText, questionsHere } from './questions.js';
import { kindProperty, radiusStandards, siting, statusProperty } from './state.js';

let choosing = false;
let detailed = false;

/** `changed` redraws after choices that change other fields; `start` asks the server. */
export function sitingForm(changed, start) {
  const chosen = questionById(siting.question);
  const listed = choosing || (!chosen && siting.question !== 'own');
  const take = (id) => {
    chooseQuestion(id);
    choosing = false;
    detailed = id === '';
    changed();
  };
  if (listed) return questionList(take);
  return h('form', { class: 'siting-form', onsubmit: (event) => {
    event.preventDefault();
    start();
  } },
  h('div', { class: 'asked' },
    h('p', { class: 'asked-text', 'data-test': 'siting-question' }, chosen ? questionText(chosen, siting) : t('siting.question.own')),
    button(t('siting.otherQuestion'), () => {
      choosing = true;
      changed();
    }, { class: 'button small', 'data-test': 'siting-other' })),
  (chosen?.fields ?? []).map((name) => KEY_FIELDS[name](changed)),
  h('div', { class: 'note' }, summary()),
  h('details', { class: 'more-fields', open: detailed, 'data-test': 'siting-details', ontoggle: (event) => {
    detailed = event.target.open;
  } }, h('summary', {}, t('siting.allConditions')), detailFields(changed, KEY_FIELDS)),
  h('div', { class: 'row submit' }, button(t('siting.start'), null, { class: 'button primary', type: 'submit', 'data-test': 'siting-start' })));
}

function questionList(take) {
  const rows = questionsHere().map((question) => row(question.id, questionText(question), question.icon, take));
  return h('div', { class: 'questions', role: 'list', 'aria-label': t('siting.questions') }, h('p', { class: 'note' }, t('siting.choose')), rows, row('', t('siting.question.own'), null, take));
}

function row(id, text, icon, take) {
  const layer = icon === 'station' ? 'transfer_station' : 'toilet';
  const mark = icon && findCollection(layer) ? h('img', { class: 'key-swatch pin', alt: '', src: pinPicture(styleOf(findCollection(layer)), 'solid') }) : svg(ICONS.siting, 'icon small');
  return h('div', { role: 'listitem' }, h('button', { class: 'question-row', type: 'button', 'data-test': `question-${id || 'own'}`, onclick: () => take(id) }, mark, h('span', {}, text)));
}

/** Fields that a ready-made question turns on; the details have them too. Redrawn, the sentence says the new figure. */
export const KEY_FIELDS = {
  p: (changed) => numberField('p', 0, 1000, t('siting.unit.sites'), changed, 1),
  share: (changed) => numberField('share', 0.1, 100, '%', changed),
  keep: (changed) => numberField('keep', 0, 100000, t('siting.unit.sites'), changed, 1),
  capacity: (changed) => numberField('capacity', 0.001, 1000000, 't/d', changed),
  budget: (changed) => field(t('siting.field.budget'), amount({ value: siting.budget / moneyScale(), min: 0, max: 1e9, unit: t('siting.moneyUnit'), label: t('siting.field.budget'), test: 'siting-budget' }, (value) => {
    siting.budget = value * moneyScale();
    changed();
  })),
  radius: radiusField,
};

function numberField(name, min, max, unit, changed, step = 'any') {
  return field(t(`siting.field.${name}`), amount({ value: siting[name], min, max, unit, label: t(`siting.field.${name}`), test: `siting-${name}`, step }, (value) => {
    siting[name] = value;
    changed();
  }));
}

function radiusField(changed) {
  const options = [
    ...radiusStandards().map((one) => ({ value: `standard:${one.id}`, label: standardLabel(one) })),
    { value: 'own', label: t('coverage.radiusNumber') },
    ...(siting.problem.includes('covering') ? [] : [{ value: 'none', label: t('siting.noRadius') }]),
  ];
  const choose = (value) => {
    siting.radiusKind = value.startsWith('standard:') ? 'standard' : value;
    if (siting.radiusKind === 'standard') siting.standard = value.slice('standard:'.length);
    changed();
  };
  const own = siting.radiusKind === 'own' && amount({ value: siting.radius, min: 1, max: 100000, unit: 'm', label: t('coverage.radiusMetres'), test: 'siting-radius' }, (value) => {
    siting.radius = value;
    changed();
  });
  const value = siting.radiusKind === 'standard' ? findStandardValue(siting.standard) : null;
  return [
    field(t('coverage.radius'), choice(options, siting.radiusKind === 'standard' ? `standard:${siting.standard}` : siting.radiusKind, choose, { 'data-test': 'siting-radius-kind' }), own),
    value ? fieldNote(localized(value.title), ' ', h('span', { class: 'badge mark' }, markText(value.mark))) : null,
  ];
}

/** The rest of the question in one line, so that nobody has to open the details to know it. */
function summary() {
  const demand = `${titleOf(siting.demand)}${siting.weight ? ` · ${t(`siting.by.${siting.weight === 'population' ? 'population' : 'weight'}`)}` : ''}`;
  const kind = kindProperty(siting.candidates);
  const places = siting.candidates === 'spacing' ? t('siting.summary.spacing', { metres: metres(siting.spacing) }) : `${titleOf(siting.candidates)}${siting.kind ? ` · ${valueLabel(kind, siting.kind)}` : ''}`;
  const status = statusProperty(siting.existing);
  const stands = siting.existing ? `${titleOf(siting.existing)}${siting.status ? ` · ${siting.status.split('|').map((one) => valueLabel(status, one)).join('/')}` : ''}` : t('siting.none');
  const lines = [
    [t('coverage.demand'), demand], [t('siting.group.candidates'), places], [t('siting.group.existing'), `${stands}${siting.existing && siting.mayClose ? ` · ${t('siting.summary.mayClose')}` : ''}`],
    siting.exclude.length || siting.separation || siting.landKind !== 'none' ? [t('siting.group.rules'), rulesText()] : null,
  ].filter(Boolean);
  return h('dl', { class: 'summary', 'data-test': 'siting-summary' }, lines.map(([name, text]) => [h('dt', {}, name), h('dd', {}, text)]));
}

function rulesText() {
  const away = siting.exclude.map((text) => {
    const [layer, how, distance] = text.split(':');
    if (Number(how) === 0) return t('siting.summary.inside', { layer: titleOf(layer) });
    const far = how === 'standard' ? t('siting.byStandard') : metres(Number(how === 'junctions' ? distance : how));
    return t(how === 'junctions' ? 'siting.summary.junctions' : 'siting.summary.away', { layer: titleOf(layer), metres: far });
  });
  const land = { none: '', own: t('siting.summary.land', { area: number(siting.land) }), standard: t('siting.summary.landStandard') }[siting.landKind];
  return joined([...away, land, siting.separation ? t('siting.summary.separation', { metres: metres(siting.separation) }) : '']);
}
