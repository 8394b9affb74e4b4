/** The features of a job's result as files: every output that has some, in every format, and as a map to print. */

import { API, request, withQuery } from '../base/api.js';
import { h, svg } from '../base/dom.js';
import { ICONS } from '../base/icons.js';
import { currentLanguage, t } from '../base/i18n.js';
import { itemsPath } from '../data/catalog.js';
import { FILE_FORMATS } from '../data/formats.js';
import { serverFile } from '../heat/files.js';
import { openDialog } from '../shell/dialog.js';
import { emptyState, problemTitle, toast } from '../shell/notices.js';
import { factName } from './name.js';

/** A button that asks which outputs there are and offers them; null where the result was not kept as a job's. */
export function resultFilesButton(jobId, className = '') {
  if (!jobId) return null;
  return h('button', { class: `button ${className}`, type: 'button', 'data-test': 'result-files', onclick: () => openFiles(jobId) }, svg(ICONS.download, 'icon small'), t('files.open'));
}

async function openFiles(jobId) {
  let outputs;
  try {
    outputs = await outputsOf(jobId);
  } catch (problem) {
    toast(problemTitle(problem));
    return;
  }
  openDialog(t('files.title'), (close) => [
    outputs.length ? h('p', { class: 'note' }, t('files.note')) : emptyState('jobs', t('files.none')),
    outputs.map(outputRow),
    h('div', { class: 'row actions' }, h('button', { class: 'button primary', type: 'button', onclick: close }, t('close'))),
  ], 'wide');
}

/** Names and collections of the outputs with features, as the answer's links say them. */
async function outputsOf(jobId) {
  const response = await request(`${API}/jobs/${encodeURIComponent(jobId)}/results`);
  const links = response.headers.get('Link') ?? '';
  return [...links.matchAll(/<([^>]+)>; rel="collection"; title="([^"]+)"/g)].map(([, href, name]) => ({ name, id: href.split('/').pop() }));
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
