/** A job's result that no section can draw, to be read and taken away: figures, remarks, files. */

import { h, svg } from '../base/dom.js';
import { plain } from '../base/format.js';
import { localized, t } from '../base/i18n.js';
import { ICONS } from '../base/icons.js';
import { notesOf, versionsLine } from '../analysis/frame.js';
import { csv } from '../coverage/export.js';
import { curlOf } from '../data/execute.js';
import { openDialog, saveFile, showText } from '../shell/dialog.js';
import { fileLink } from '../shell/files.js';
import { resultFilesButton } from './files.js';
import { factName, jobName } from './name.js';

const FIGURES = ['summary', 'statistics', 'totals'];
const BESIDE = ['versions', 'notes', 'request', 'legend'];

/** Opens the summary over the page. */
export function showSummary(job, document) {
  openDialog(jobName(job), (close) => [
    document.reading ? h('p', { class: 'reading' }, localized(document.reading)) : null,
    h('dl', { class: 'facts', 'data-test': 'job-facts' }, factsOf(document).map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)])),
    notesOf(document),
    h('p', { class: 'note' }, t('jobs.summaryWhy')),
    h('div', { class: 'row wrap actions' }, filesOf(job, document), resultFilesButton(job.jobID), linksOf(document),
      document.request ? h('button', { class: 'button', type: 'button', onclick: () => showText(t('apiRequest'), t('apiRequest.note'), curlOf(job.processID, document.request)) }, t('apiRequest')) : null),
    versionsLine({ document }),
    h('div', { class: 'row actions' }, h('button', { class: 'button primary', type: 'button', 'data-test': 'close-summary', onclick: close }, t('close'))),
  ], 'wide');
}

/** Plain figures of the document, and how many entries its lists have. */
function factsOf(document) {
  const facts = [];
  const add = (name, value) => {
    if (typeof value === 'number') facts.push([factName(name), plain(value)]);
    else if (typeof value === 'string' && value !== '') facts.push([factName(name), value]);
  };
  for (const [name, value] of Object.entries(document)) {
    if (BESIDE.includes(name)) continue;
    if (FIGURES.includes(name)) Object.entries(value ?? {}).forEach(([key, one]) => add(key, one));
    else add(name, Array.isArray(value) ? value.length : value?.features ? value.features.length : value);
  }
  return facts;
}

function filesOf(job, document) {
  const file = (label, name, type, text) => h('button', { class: 'button', type: 'button', onclick: () => saveFile(name, type, text()) }, icon(), label);
  const files = [file(t('export.json'), `${job.processID}.json`, 'application/json', () => JSON.stringify(document))];
  for (const [name, value] of Object.entries(document)) {
    if (Array.isArray(value) && value.length && typeof value[0] === 'object' && !BESIDE.includes(name) && name !== 'links') files.push(file(`${factName(name)} CSV`, `${name}.csv`, 'text/csv', () => csv(value.map(flat))));
  }
  return files;
}

/** Members of members become columns of their own. */
function flat(row) {
  return Object.fromEntries(Object.entries(row).flatMap(([name, value]) => (value && typeof value === 'object' && !Array.isArray(value) ? Object.entries(value).map(([key, one]) => [`${name}.${key}`, one]) : [[name, Array.isArray(value) ? value.join(' ') : value]])));
}

function linksOf(document) {
  return (document.links ?? []).map((link) => fileLink(link.href, link.href.split('/').pop(), localized(link.title, link.title ?? link.type), { class: 'button' }));
}

function icon() {
  return svg(ICONS.download, 'icon small');
}
