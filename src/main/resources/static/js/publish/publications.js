/** What was published where, and what has moved on since. */

import { h } from '../base/dom.js';
import { button } from '../base/forms.js';
import { dateTime, number } from '../base/format.js';
import { t } from '../base/i18n.js';
import { apiKey } from '../base/api.js';
import { titleOf } from '../data/catalog.js';
import { openDialog } from '../shell/dialog.js';
import { askForKey } from '../shell/key.js';
import { emptyState, notice, problemNotice, problemTitle, skeleton, toast } from '../shell/notices.js';
import { forgetPublication, loadPublications, publishedState } from './state.js';

/** `taken` is called with a publication that is to be run again. */
export function publicationList(taken) {
  const { publications, failure } = publishedState();
  if (failure) return problemNotice(failure, { retry: loadPublications });
  if (publications === null) return skeleton(3);
  if (publications.length === 0) return emptyState('publish', t('publish.noneYet'));
  return h('ul', { class: 'publication-list' }, publications.map((one) => row(one, taken)));
}

function row(one, taken) {
  const state = one.complete ? (one.stale ? 'stale' : 'fresh') : 'broken';
  return h('li', { class: 'publication', dataset: { publication: one.id, state } },
    h('div', { class: 'row' }, h('strong', {}, one.workspace), h('span', { class: `publish-state ${state}` }, t(`publish.state.${state}`))),
    h('div', { class: 'note publication-url' }, one.url),
    h('div', { class: 'note' }, t('publish.count', { layers: number(one.collections.length), surfaces: number(one.surfaces.length), groups: number(one.groups.length), time: dateTime(one.at) })),
    one.complete ? null : notice('bad', t('publish.broken'), one.failure?.message),
    one.movedOn.length ? h('ul', { class: 'moved-on' }, one.movedOn.map((moved) => h('li', {}, moved.present === undefined ? t('publish.goneLayer', { layer: titleOf(moved.collection), published: moved.published }) : t('publish.movedOn', { layer: titleOf(moved.collection), published: moved.published, present: moved.present })))) : null,
    h('div', { class: 'row actions' },
      button(t('publish.takeUp'), () => taken(one), { class: 'button small', 'data-test': 'publish-take-up' }),
      button(t('publish.forget'), () => askForget(one), { class: 'button small quiet', 'data-test': 'publish-forget' })));
}

function askForget(one) {
  const forget = () => forgetPublication(one.id).catch((problem) => toast(problemTitle(problem)));
  openDialog(t('publish.forget'), (close) => [
    h('p', {}, t('publish.forgetWhy', { workspace: one.workspace })),
    h('div', { class: 'row actions' },
      button(t('cancel'), close),
      button(t('publish.forget'), () => {
        close();
        if (apiKey()) forget();
        else askForKey(forget);
      }, { class: 'button danger', 'data-test': 'publish-forget-sure' })),
  ]);
}
