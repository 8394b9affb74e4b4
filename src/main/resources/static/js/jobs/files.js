/** A job's result as files: every output with features in every format, a density surface, and both as a map to print. */

import { API, request, withQuery } from '../base/api.js';
import { h, svg } from '../base/dom.js';
import { ICONS } from '../base/icons.js';
import { currentLanguage, t } from '../base/i18n.js';
import { findCollection, itemsPath } from '../data/catalog.js';
import { FILE_FORMATS } from '../data/formats.js';
import { serverFile } from '../shell/files.js';
import { openDialog } from '../shell/dialog.js';
import { emptyState, problemTitle, toast } from '../shell/notices.js';
import { factName } from './name.js';

/** What a printed surface lies on and under, where the city has it. */
const GROUND = ['park', 'water', 'road'];

/** A button that asks which outputs there are and offers them; null where the result was not kept as a job's. */
export function resultFilesButton(jobId, className = '') {
  if (!jobId) return null;
  return h('button', { class: `button ${className}`, type: 'button', 'data-test': 'result-files', onclick: () => openFiles(jobId) }, svg(ICONS.download, 'icon small'), t('files.open'));
}

async function openFiles(jobId) {
  let outputs;
  let files;
  try {
    ({ outputs, files } = await outputsOf(jobId));
  } catch (problem) {
    toast(problemTitle(problem));
    return;
  }
  openDialog(t('files.title'), (close) => [
    outputs.length || files.length ? h('p', { class: 'note' }, t('files.note')) : emptyState('jobs', t('files.none')),
    files.length ? surfaceRow(jobId, files) : null,
    outputs.map(outputRow),
    h('div', { class: 'row actions' }, h('button', { class: 'button primary', type: 'button', onclick: close }, t('close'))),
  ], 'wide');
}

/** Names and collections of the outputs with features, as the answer's links say them; and the files that were made. */
async function outputsOf(jobId) {
  const response = await request(`${API}/jobs/${encodeURIComponent(jobId)}/results`);
  const links = response.headers.get('Link') ?? '';
  const outputs = [...links.matchAll(/<([^>]+)>; rel="collection"; title="([^"]+)"/g)].map(([, href, name]) => ({ name, id: href.split('/').pop() }));
  const document = response.status === 200 && /json/.test(response.headers.get('Content-Type') ?? '') ? await response.json() : {};
  return { outputs, files: (document.links ?? []).filter((link) => link.rel === 'coverage' || link.rel === 'preview') };
}

function surfaceRow(jobId, files) {
  const map = withQuery(`${API}/maps/pdf`, { surface: jobId, collections: GROUND.filter((id) => findCollection(id)).join(','), lang: currentLanguage() });
  const button = (label, onclick, test) => h('button', { class: 'button small', type: 'button', 'data-test': `result-surface-${test}`, onclick }, label);
  return h('div', { class: 'result-files' },
    h('h3', {}, t('files.surface')),
    h('div', { class: 'row wrap' },
      files.map((file) => button(file.title, () => serverFile(file.href, file.href.split('/').pop(), file.type), file.rel)),
      button(t('files.map'), () => serverFile(map, 'density.pdf', 'application/pdf'), 'pdf')));
}

function outputRow({ name, id }) {
  const save = (path, ending, type) => () => serverFile(path, `${name}.${ending}`, type);
  const button = (label, onclick, test) => h('button', { class: 'button small', type: 'button', 'data-test': `result-${name}-${test}`, onclick }, label);
  const map = withQuery(`${API}/maps/pdf`, { collections: id, lang: currentLanguage() });
  return h('div', { class: 'result-files' },
    h('h3', {}, factName(name)),
    h('div', { class: 'row wrap' },
      FILE_FORMATS.map(([f, ending, label]) => button(label, save(itemsPath(id, { f, download: true }), ending, '*/*'), f)),
      button(t('files.map'), save(map, 'pdf', 'application/pdf'), 'pdf')));
}
