/** The form: which server, which workspace, which layers. */

import { button, field, fieldNote, select } from '../base/forms.js';
import { dateTime, number } from '../base/format.js';
import { h } from '../base/dom.js';
import { t } from '../base/i18n.js';
import { titleOf } from '../data/catalog.js';
import { listJobs } from '../data/jobs.js';
import { choosable, draft, publishedState, whatIsMissing } from './state.js';

const MOST_SURFACES = 5;

/** `changed` is called after each change, `planned` to make the plan. */
export function publishForm(changed, planned) {
  const missing = whatIsMissing();
  return h('form', { class: 'publish-form', onsubmit: (event) => {
    event.preventDefault();
    if (!whatIsMissing()) planned();
  } },
  targetFields(changed),
  layerFields(changed),
  surfaceFields(changed),
  field(t('publish.group'), text('group', changed, { placeholder: t('publish.groupNone') })),
  tick(t('publish.withdraw'), draft.withdraw, 'publish-withdraw', (on) => {
    draft.withdraw = on;
    changed();
  }),
  missing ? h('p', { class: 'note', 'data-test': 'publish-missing' }, t(missing)) : null,
  h('div', { class: 'row submit' }, button(t('publish.plan'), null, { class: 'button primary', type: 'submit', disabled: Boolean(missing), 'data-test': 'publish-plan' })));
}

/** The form in one line, for when it has its answer; `edited` opens it. */
export function publishQuestion(edited) {
  const asked = [
    t('publish.asked', { layers: number(draft.collections.length) }),
    draft.surfaces.length ? t('publish.askedSurfaces', { surfaces: number(draft.surfaces.length) }) : null,
    draft.group.trim() ? t('publish.askedGroup', { group: draft.group.trim() }) : null,
    draft.withdraw ? t('publish.askedWithdraw') : null,
  ].filter(Boolean).join(' · ');
  return h('div', { class: 'publish-question', 'data-test': 'publish-question' },
    h('div', {}, h('strong', {}, draft.workspace), h('div', { class: 'note publication-url' }, draft.credentials || draft.url), h('div', { class: 'note' }, asked)),
    button(t('publish.edit'), edited, { class: 'button small', 'data-test': 'publish-edit' }));
}

function targetFields(changed) {
  const names = publishedState().credentials;
  const own = { value: '', label: t('publish.ownLogin') };
  return [
    names.length ? field(t('publish.server'), select([own, ...names.map((value) => ({ value, label: value }))], draft.credentials, (value) => {
      draft.credentials = value;
      changed();
    }, { 'data-test': 'publish-credentials' })) : null,
    draft.credentials ? null : [
      field(t('publish.url'), text('url', changed, { type: 'url', placeholder: 'https://…/geoserver', inputmode: 'url' })),
      field(t('publish.username'), text('username', changed, { autocomplete: 'off' })),
      field(t('publish.password'), text('password', changed, { type: 'password', autocomplete: 'off' })),
      fieldNote(t('publish.passwordNote')),
    ],
    field(t('publish.workspace'), text('workspace', changed, { maxlength: 40 })),
  ];
}

function text(name, changed, attributes = {}) {
  return h('input', { class: 'input', type: 'text', value: draft[name], 'data-test': `publish-${name}`, ...attributes, onchange: (event) => {
    draft[name] = name === 'password' ? event.target.value : event.target.value.trim();
    changed();
  } });
}

function tick(label, checked, test, take) {
  return h('label', { class: 'check' }, h('input', { type: 'checkbox', checked, 'data-test': test, onchange: (event) => take(event.target.checked) }), h('span', {}, label));
}

function layerFields(changed) {
  const all = choosable();
  const chosen = draft.collections.length;
  const set = (ids) => {
    draft.collections = ids;
    changed();
  };
  return h('details', { class: 'more-fields', open: openLists.has('layers'), ontoggle: remember('layers') },
    h('summary', { 'data-test': 'publish-layers' }, t('publish.layers', { count: number(chosen), all: number(all.length) })),
    h('div', { class: 'row actions' },
      button(t('publish.all'), () => set(all.map((one) => one.id)), { class: 'button small quiet' }),
      button(t('publish.none'), () => set([]), { class: 'button small quiet', 'data-test': 'publish-none' })),
    h('div', { class: 'publish-layers' }, all.map((one) => tick(titleOf(one.id), draft.collections.includes(one.id), `publish-layer-${one.id}`, (on) => {
      set(on ? [...draft.collections, one.id] : draft.collections.filter((id) => id !== one.id));
    }))));
}

function surfaceFields(changed) {
  const jobs = listJobs().filter((job) => job.processID === 'density' && job.status === 'successful').slice(0, MOST_SURFACES);
  if (jobs.length === 0) return null;
  return h('details', { class: 'more-fields', open: openLists.has('surfaces'), ontoggle: remember('surfaces') },
    h('summary', {}, t('publish.surfaces', { count: number(draft.surfaces.length) })),
    h('div', { class: 'publish-layers' }, jobs.map((job) => tick(`${dateTime(job.finished)} · ${job.jobID.slice(0, 8)}`, draft.surfaces.includes(job.jobID), `publish-surface-${job.jobID}`, (on) => {
      draft.surfaces = on ? [...draft.surfaces, job.jobID] : draft.surfaces.filter((id) => id !== job.jobID);
      changed();
    }))));
}

/** Lists that the reader opened stay open when the form is drawn anew. */
const openLists = new Set();

function remember(name) {
  return (event) => (event.target.open ? openLists.add(name) : openLists.delete(name));
}
