/** Everything in one file, and back: for admins, below the import of files. */

import { API, Problem, apiKey, readJson, request } from '../base/api.js';
import { emit } from '../base/bus.js';
import { freshId, h } from '../base/dom.js';
import { bytes, number } from '../base/format.js';
import { t } from '../base/i18n.js';
import { listCollections, loadCatalog } from '../data/catalog.js';
import { forget } from '../data/features.js';
import { dismissJob, jobIdOf, jobResult, refreshJobs, watchJob } from '../data/jobs.js';
import { serverFile } from '../shell/files.js';
import { openDialog } from '../shell/dialog.js';
import { askForKey } from '../shell/key.js';
import { notice, problemNotice, progressBar, stageName } from '../shell/notices.js';

/** `made` and `restored` are results, of which one is on show at most. */
const state = { job: null, failure: null, made: null, restored: null, retry: null };

/** Shows what an earlier job made or restored. */
export function showBackup(document, job) {
  Object.assign(state, { job: null, failure: null, made: null, restored: null });
  if (job.processID === 'restore') state.restored = document;
  else state.made = { ...document, jobId: job.jobID };
}

export function backupBlock() {
  return h('details', { class: 'block backup', 'data-test': 'backup', open: Boolean(state.job || state.failure || state.made || state.restored) },
    h('summary', {}, t('backup.title')),
    h('p', { class: 'note' }, t('backup.note')),
    state.failure ? problemNotice(state.failure, { retry: state.retry }) : null,
    state.made ? madeNotice() : null,
    state.restored ? restoredNotice() : null,
    state.job ? running() : buttons());
}

function running() {
  const percent = state.job.progress ?? 0;
  return [
    h('div', { class: 'row' }, h('span', {}, stageName(state.job.stage)), h('span', { class: 'note' }, `${percent}\u202f%`)),
    progressBar(percent, t('backup.title')),
    h('div', { class: 'row actions' }, h('button', { class: 'button danger', type: 'button', onclick: () => state.job?.jobID && dismissJob(state.job.jobID) }, t('cancel'))),
  ];
}

function buttons() {
  const id = freshId('backup');
  const pick = (event) => {
    const [file] = event.target.files;
    if (file) confirmRestore(file);
  };
  return h('div', { class: 'row wrap actions' },
    h('button', { class: 'button', type: 'button', 'data-test': 'make-backup', onclick: () => withKey(makeBackup) }, t('backup.make')),
    h('label', { class: 'button file-button', for: id }, t('backup.restore'), h('input', { id, type: 'file', accept: '.gpkg', 'data-test': 'restore-file', onchange: pick })));
}

function withKey(action) {
  return apiKey() ? action() : askForKey(action);
}

function madeNotice() {
  const { made } = state;
  const save = () => serverFile(`${API}/backups/${encodeURIComponent(made.jobId)}`, `cityreach-${new Date().toISOString().slice(0, 10)}.gpkg`, 'application/geopackage+sqlite3');
  return notice('good', t('backup.made', { count: number(made.collections), size: bytes(made.bytes) }), t('backup.kept'),
    h('div', { class: 'row actions' }, h('button', { class: 'button primary', type: 'button', 'data-test': 'fetch-backup', onclick: save }, t('backup.fetch'))));
}

function restoredNotice() {
  const { collections, replaced, removed = [] } = state.restored;
  return notice('good', t('backup.restored', { count: number(collections) }),
    t('backup.restoredHow', { replaced: number(replaced), kept: number(collections - replaced) }),
    removed.length ? t('backup.removed', { layers: removed.join(' · ') }) : null);
}

function confirmRestore(file) {
  openDialog(t('backup.confirm'), (close) => [
    notice('warn', t('backup.warning', { count: number(listCollections().length) }), t('backup.warningKept')),
    h('p', {}, `${file.name} · ${bytes(file.size)}`),
    h('div', { class: 'row actions' },
      h('button', { class: 'button', type: 'button', onclick: close }, t('cancel')),
      h('button', { class: 'button danger', type: 'button', 'data-test': 'confirm-restore', onclick: () => {
        close();
        withKey(() => restore(file));
      } }, t('backup.replace'))),
  ]);
}

function makeBackup() {
  return follow(makeBackup, () => request(`${API}/backups`, { method: 'POST' }));
}

function restore(file) {
  const form = new FormData();
  form.append('file', file, file.name);
  return follow(() => restore(file), () => request(`${API}/restore`, { method: 'POST', body: form }));
}

/** Starts a job and tells every state of it by the event `import`. */
async function follow(retry, start) {
  Object.assign(state, { job: { progress: 0, stage: '' }, failure: null, made: null, restored: null, retry });
  emit('import');
  try {
    const answer = await readJson(await start());
    refreshJobs();
    const job = await watchJob(jobIdOf(answer.location, answer.document), (now) => {
      state.job = now;
      emit('import');
    });
    await finish(job);
  } catch (problem) {
    state.failure = problem;
  }
  state.job = null;
  emit('import');
}

async function finish(job) {
  if (job.status === 'dismissed') return;
  if (job.status !== 'successful') throw new Problem({ status: 400, code: job.failure?.code ?? job.status, detail: job.failure?.message ?? '', ...job.failure });
  showBackup(await jobResult(job.jobID), job);
  if (job.processID !== 'restore') return;
  listCollections().forEach((one) => forget(one.id));
  await loadCatalog();
  emit('catalog');
}
