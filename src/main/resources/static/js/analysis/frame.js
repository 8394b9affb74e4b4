/** What stands below a section's question: waiting, failure, answer or a hint, the same way everywhere. */

import { h, svg } from '../base/dom.js';
import { duration } from '../base/format.js';
import { ICONS } from '../base/icons.js';
import { localized, t } from '../base/i18n.js';
import { titleOf } from '../data/catalog.js';
import { addressOfView } from '../shell/address.js';
import { copyText, showText } from '../shell/dialog.js';
import { resultFilesButton } from '../jobs/files.js';
import { notice, problemNotice, progressBar, skeleton, stageName } from '../shell/notices.js';

const PATIENCE_MS = 2000;

/** The parts of an answer; `again` draws them anew after a while, `answer` makes them from the result. */
export function answerFrame(run, { again, retry, hint, answer, mend = null }) {
  return [
    run.running ? waiting(run, again) : null,
    run.failure && !run.running ? h('div', { class: 'block' }, problemNotice(run.failure, { retry, mend })) : null,
    run.result?.beyond ? h('div', { class: 'block' }, notice('warn', t('jobs.beyond'))) : null,
    run.result ? h('div', { class: run.stale ? 'dimmed' : '' }, answer(run.result), run.result.jobId && run.process !== 'publish' ? h('div', { class: 'block' }, resultFilesButton(run.result.jobId)) : null) : null,
    !run.running && !run.result && !run.failure ? hint : null,
  ];
}

/** A skeleton at first; after two seconds progress with its stage and a way to stop. */
function waiting(run, again) {
  const waited = Date.now() - run.running.started;
  if (waited < PATIENCE_MS) {
    clearTimeout(run.timer);
    run.timer = setTimeout(again, PATIENCE_MS - waited);
    return run.result ? null : h('div', { class: 'block' }, skeleton(4));
  }
  const percent = run.running.job?.progress ?? 0;
  return h('div', { class: 'block' },
    h('div', { class: 'row' }, h('span', {}, stageName(run.running.job?.stage)), h('span', { class: 'note' }, `${percent}\u202f%`)),
    progressBar(percent, t('analysis.computing')),
    h('div', { class: 'row actions' }, h('button', { class: 'button danger', type: 'button', onclick: () => run.stop() }, t('cancel'))));
}

/** Export menu, link and API request. `files` are `[text, action]`; empty ones are left out. */
export function waysOut(files, request) {
  const icon = (name) => svg(ICONS[name], 'icon small');
  return h('div', { class: 'row wrap actions' },
    exportMenu(files.filter(Boolean)),
    h('button', { class: 'button', type: 'button', 'data-test': 'copy-link', onclick: () => copyText(addressOfView()) }, icon('link'), t('copyLink')),
    h('button', { class: 'button', type: 'button', 'data-test': 'api-request', onclick: () => showText(t('apiRequest'), t('apiRequest.note'), request()) }, icon('code'), t('apiRequest')));
}

function exportMenu(files) {
  if (files.length === 0) return null;
  const menu = h('details', { class: 'menu' }, h('summary', { class: 'button', 'data-test': 'export' }, svg(ICONS.download, 'icon small'), t('export')));
  menu.append(h('div', { class: 'menu-list' }, files.map(([text, save]) => h('button', { type: 'button', onclick: () => {
    save();
    menu.open = false;
  } }, text))));
  return menu;
}

/** What the server remarks on a result, in the reader's language; the same remark stands once. */
export function notesOf(document) {
  const texts = [...new Set((document.notes ?? []).map((note) => localized(note)).filter(Boolean))];
  return texts.map((text) => notice('warn', text));
}

export function versionsLine({ document, milliseconds = null }) {
  const named = Object.entries(document.versions ?? {}).map(([id, version]) => `${titleOf(id)} v${version}`);
  return h('p', { class: 'note versions' }, [
    `${t('coverage.data')} ${named.join(' · ')}`,
    milliseconds === null ? null : t('coverage.took', { time: duration(milliseconds) }),
  ].filter(Boolean).join(' · '));
}
