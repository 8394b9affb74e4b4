/** The answer of a siting question: one big number, how sure it is, before and after, the plan in the reader's hands, tables. */

import { h } from '../base/dom.js';
import { metres, number, percent } from '../base/format.js';
import { t } from '../base/i18n.js';
import { versionsLine, waysOut } from '../analysis/frame.js';
import { csv } from '../coverage/export.js';
import { curlOf } from '../data/execute.js';
import { savePicture } from '../map/picture.js';
import { saveFile } from '../shell/dialog.js';
import { notice } from '../shell/notices.js';
import { courseChart } from './course.js';
import { editView } from './edit.js';
import { evaluationInputs } from './inputs.js';
import { isEdited, planForServer, presentPlan, shownModel } from './plan.js';
import { money } from './questions.js';
import { saveScenario } from './scenario-save.js';
import { isCovering } from './state.js';
import { resultTabs } from './tables.js';
import { adviceOf, bigFigure, changeSentence, proofOf, saying } from './words.js';

export function sitingAnswer(result) {
  const model = shownModel() ?? result.model;
  if (['infeasible', 'undecided'].includes(model.document.status)) return noPlanView(result);
  const figure = bigFigure(model);
  const proof = isEdited() || model.document.status === 'evaluated' ? null : proofOf(model);
  return [
    h('div', { class: 'block' },
      h('div', { class: 'basis', 'data-test': 'siting-basis' }, figure.basis),
      h('div', { class: 'big', 'data-test': 'siting-figure', 'data-key': figure.key, 'data-value': figureValue(figure.key, model.document) }, figure.value, h('small', {}, figure.unit)),
      h('div', { class: 'amount', 'data-test': 'siting-change' }, changeSentence(model)),
      proof ? proofView(proof, model) : null,
      bars(model),
      remarks(model.document)),
    h('div', { class: 'block' }, editView(result)),
    h('div', { class: 'block' }, resultTabs(model), ways(result, model), versionsLine(result)),
  ];
}

/** The figure as the document has it, for whoever reads the page by program. */
function figureValue(key, { after, sites }) {
  return { cost: after.cost, ratio: after.ratio, max: after.maxMetres, mean: after.meanMetres, sites: sites.features.filter(({ properties }) => ['new', 'fixed'].includes(properties.role)).length }[key];
}

function proofView(proof, { document, asked }) {
  const course = document.course ?? [];
  return h('div', { 'data-test': 'siting-proof', 'data-status': document.status },
    notice(proof.kind, proof.title, proof.text),
    course.length > 1 ? h('details', { class: 'more-fields' }, h('summary', {}, t('siting.course')), courseChart(course, asked)) : null);
}

/** What the server remarks on the figures, in small print. */
function remarks({ notes }) {
  return notes?.length ? h('ul', { class: 'note remarks' }, notes.map((one) => h('li', {}, saying(one)))) : null;
}

/** What stood before and what stands after, as bars of one length each. */
function bars({ document, asked }) {
  const { before, after } = document;
  if (!before || !after) return null;
  const rows = [
    Number.isFinite(after.ratio) && !(before.ratio === 1 && after.ratio === 1) ? ['ratio', before.ratio, after.ratio, percent, 1] : null,
    ...(isCovering(asked.problem) && Number.isFinite(after.nearestMeanMetres) ? ['nearestMeanMetres', 'nearestMaxMetres'] : ['meanMetres', 'maxMetres']).map((name) => row(name, before, after, metres)),
    Number.isFinite(after.sites) ? ['sites', before.sites, after.sites, number, Math.max(before.sites, after.sites)] : null,
    after.cost > 0 ? ['cost', before.cost ?? 0, after.cost, (value) => `${money(value)}\u202f${t('siting.moneyUnit')}`, Math.max(before.cost ?? 0, after.cost)] : null,
  ].filter(Boolean);
  return h('table', { class: 'before-after', 'data-test': 'siting-bars' },
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, ''), h('th', { scope: 'col' }, t('siting.before')), h('th', { scope: 'col' }, t('siting.after')))),
    h('tbody', {}, rows.map(([name, was, is, text, most]) => h('tr', {}, h('th', { scope: 'row' }, t(`siting.bar.${name}`, { demand: amountName(asked) })), bar(was, text, most, 'was'), bar(is, text, most, 'is')))));
}

function row(name, before, after, text) {
  return Number.isFinite(after[name]) ? [name, before[name], after[name], text, Math.max(before[name] ?? 0, after[name])] : null;
}

function amountName({ demand }) {
  return t(demand?.weight === 'population' ? 'siting.residents' : 'siting.demand');
}

function bar(value, text, most, kind) {
  if (!Number.isFinite(value)) return h('td', {}, '–');
  return h('td', {}, h('div', { class: 'track' }, h('i', { class: kind, style: { width: `${most > 0 ? Math.max(1, (value / most) * 100) : 0}%` } })), h('span', {}, text(value)));
}

/** Why there is no plan, and what could be changed so that there is one. */
function noPlanView({ document, asked, model }) {
  const { reason, status } = document;
  return h('div', { class: 'block', 'data-test': 'siting-no-plan', 'data-reason': reason?.code },
    notice('bad', reason ? saying(reason) : t(`siting.status.${status}`), status === 'undecided' ? t('siting.undecidedWhy') : adviceOf(reason)),
    remarks(document), resultTabs(model), ways({ document, asked }, model), versionsLine({ document }));
}

function ways(result, model) {
  const { document, asked } = model;
  const hasPlan = Boolean(document.sites?.features?.length);
  const request = () => (isEdited() ? curlOf('siting-evaluation', evaluationInputs(asked, planForServer())) : curlOf('siting', asked));
  return [
    hasPlan && presentPlan() ? h('div', { class: 'row actions' }, h('button', { class: 'button primary', type: 'button', 'data-test': 'save-scenario', onclick: () => saveScenario(result) }, t('scenario.save'))) : null,
    waysOut([
      hasPlan ? [t('siting.export.sites'), () => saveFile('sites.geojson', 'application/geo+json', JSON.stringify(document.sites))] : null,
      hasPlan ? [t('siting.export.sitesCsv'), () => saveFile('sites.csv', 'text/csv', csv(model.sites.map((shape) => ({ id: shape.id, ...shape.properties }))))] : null,
      document.groups?.length ? [t('siting.export.groups'), () => saveFile('groups.csv', 'text/csv', csv(document.groups.map(flatGroup)))] : null,
      document.excluded?.features.length ? [t('siting.export.excluded'), () => saveFile('excluded.geojson', 'application/geo+json', JSON.stringify(document.excluded))] : null,
      [t('export.png'), () => savePicture('siting')],
      [t('export.json'), () => saveFile('siting.json', 'application/json', JSON.stringify(document))],
    ], request),
  ];
}

function flatGroup({ id, name, before, after }) {
  const named = (prefix, figures) => Object.fromEntries(Object.entries(figures ?? {}).map(([key, value]) => [`${prefix}.${key}`, value]));
  return { id, name, ...named('before', before), ...named('after', after) };
}
