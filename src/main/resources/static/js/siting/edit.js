/** The plan in the reader's hands, beside the map: add, undo, what a change does, which rules it breaks. */

import { emit, on } from '../base/bus.js';
import { h } from '../base/dom.js';
import { button } from '../base/forms.js';
import { metres, number } from '../base/format.js';
import { t } from '../base/i18n.js';
import { unitX, unitY } from '../map/geometry.js';
import { leafletMap, viewOfMap } from '../map/map.js';
import { select } from '../map/selection.js';
import { notice, problemNotice, toast } from '../shell/notices.js';
import { currentSection } from '../shell/rail.js';
import { candidateNear } from './handles.js';
import { reachOf } from './model.js';
import { addSite, closeSite, evaluate, isEdited, presentPlan, resetPlan, shownModel, undo } from './plan.js';
import { SITING, siteTitle } from './site.js';
import { amount, saying, signed } from './words.js';

let adding = false;

/** Called once: clicks on the map add a site while that is switched on. */
export function startEdit() {
  on('section', () => setAdding(false));
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && adding) setAdding(false);
    const typing = event.target.closest?.('input, textarea, select, dialog');
    if ((event.ctrlKey || event.metaKey) && event.key === 'z' && !typing && currentSection() === 'siting' && isEdited()) {
      event.preventDefault();
      undo();
    }
  });
}

/** Whether the click was the reader's new site. */
export function takeClick(latlng) {
  if (!adding) return false;
  add([unitX(latlng.lng), unitY(latlng.lat)]);
  return true;
}

async function add(place) {
  setAdding(false);
  const known = candidateNear(place);
  const key = await addSite(known ? [known.parts[0][0], known.parts[0][1]] : place, known);
  const shape = shownModel()?.sites.find((one) => one.id === key);
  if (shape) select(SITING, shape);
}

function setAdding(value) {
  if (adding === value) return;
  adding = value;
  leafletMap().getContainer().classList.toggle('adding', adding);
  emit('siting-plan');
}

export function editView() {
  const { busy, failure } = presentPlan() ?? {};
  if (!presentPlan()) return null;
  const addHere = () => {
    const { longitude, latitude } = viewOfMap();
    add([unitX(longitude), unitY(latitude)]);
  };
  return [
    h('div', { class: 'row edit-head' }, h('h3', {}, t('siting.edit')), h('span', { class: 'note', role: 'status', 'data-test': 'siting-busy' }, busy ? t('siting.reckoning') : '')),
    h('p', { class: 'note' }, adding ? t('siting.clickMap') : t('siting.editHint')),
    h('div', { class: 'row wrap' },
      button(t('siting.add'), () => setAdding(!adding), { class: 'button small', 'aria-pressed': String(adding), 'data-test': 'siting-add' }),
      button(t('siting.addHere'), addHere, { class: 'button small', 'data-test': 'siting-add-here' }),
      button(t('siting.undo'), () => undo(), { class: 'button small', disabled: !isEdited(), 'data-test': 'siting-undo' }),
      isEdited() ? button(t('siting.reset'), () => resetPlan(), { class: 'button small', 'data-test': 'siting-reset' }) : null),
    failure ? problemNotice(failure, { retry: () => evaluate(true) }) : null,
    isEdited() && shownModel() ? deltaView() : null,
    violationsView(),
  ];
}

/** What the edited plan has more or less than the one it began with. */
function deltaView() {
  const { result } = presentPlan();
  const model = shownModel();
  const was = result.model.document.after;
  const is = model.document.after;
  if (!was || !is) return null;
  const served = reachOf(model.asked) === null ? null : is.coveredWeight - was.coveredWeight;
  const rows = [
    served === null ? null : [t('siting.delta.served'), served, (value) => amount(value, model.asked), 1, Math.abs(is.ratio - was.ratio) > 1e-9 ? ` (${signed(is.ratio - was.ratio, (value) => t('siting.points', { value: number(value * 100, 1) }))})` : ''],
    Number.isFinite(is.meanMetres - was.meanMetres) ? [t('siting.delta.mean'), is.meanMetres - was.meanMetres, metres, -1, ''] : null,
    Number.isFinite(is.maxMetres - was.maxMetres) ? [t('siting.delta.max'), is.maxMetres - was.maxMetres, metres, -1, ''] : null,
    is.sites === was.sites ? null : [t('siting.bar.sites'), is.sites - was.sites, number, 0, ''],
  ].filter(Boolean);
  return h('dl', { class: 'delta', 'data-test': 'siting-delta', 'data-served': served, 'data-mean': is.meanMetres }, h('div', { class: 'note' }, t('siting.delta')),
    rows.map(([name, value, text, good, more]) => h('div', {}, h('dt', {}, name), h('dd', { class: Math.abs(value) < 1e-9 || good === 0 ? '' : value * good > 0 ? 'wins' : 'loses' }, `${signed(value, text)}${more}`))));
}

function violationsView() {
  const model = shownModel();
  const list = model?.document.violations ?? [];
  if (model?.document.status !== 'evaluated') return null;
  if (list.length === 0) return h('p', { class: 'note good-note', 'data-test': 'siting-violations', 'data-count': 0 }, `✓ ${t('siting.allowed')}`);
  return h('div', { 'data-test': 'siting-violations', 'data-count': list.length }, list.map((one) => {
    const shape = model.sites.find((site) => site.id === one.site);
    return notice('warn', shape ? siteTitle(shape, model.asked) : t('siting.plan'), saying(one));
  }));
}

/** Buttons on the card of a site: leave it out, close it, open it again. */
export function siteActions(shape) {
  if (!presentPlan()) return null;
  const text = shape.isNew ? 'siting.leaveOut' : shape.role === 'closed' ? 'siting.openAgain' : 'siting.close';
  return [
    button(t(text), () => {
      closeSite(shape.id).then(() => {
        if (shape.isNew) select(null, null);
        toast(t('siting.changed'));
      });
    }, { class: 'button small', 'data-test': 'siting-close' }),
    shape.isNew ? h('p', { class: 'note' }, t('siting.moveHint')) : null,
  ];
}
