/** What became of an import: rows read, taken, refused, and why. */

import { API } from '../base/api.js';
import { h } from '../base/dom.js';
import { number } from '../base/format.js';
import { hasText, t } from '../base/i18n.js';
import { titleOf } from '../data/catalog.js';
import { fileLink } from '../shell/files.js';
import { notice } from '../shell/notices.js';
import { doubtTitle, doubtWhere } from './mapping.js';

const MOST_ROWS = 200;

export function reportView(report) {
  const rejects = report.rejects ?? [];
  const tally = (name, value, className = name) => h('div', { class: className }, h('strong', { 'data-test': name }, number(value)), h('span', {}, t(`imports.${name}`)));
  return h('div', { class: 'report', 'data-test': 'report' },
    h('h3', {}, t('imports.report', { layer: report.target ? titleOf(report.target) : '' })),
    h('div', { class: 'tally' }, tally('read', report.read), tally('accepted', report.accepted), tally('rejected', report.rejected, report.rejected ? 'rejected' : '')),
    (report.collections ?? []).map((one) => h('p', { class: 'note' }, `${titleOf(one.collection)}: ${number(one.accepted)} / ${number(one.read)}`)),
    report.rejected === 0 ? notice('good', t('imports.allTaken')) : null,
    (report.warnings ?? report.doubts ?? []).map((doubt) => notice('warn', doubtTitle(doubt), doubtWhere(doubt))),
    rejects.length ? rejectTable(rejects, report) : null);
}

function rejectTable(rejects, report) {
  return [
    h('div', { class: 'table-frame', tabindex: 0 }, h('table', { class: 'table', 'data-test': 'rejects' },
      h('thead', {}, h('tr', {}, h('th', { scope: 'col', class: 'number' }, t('imports.row')), h('th', { scope: 'col' }, t('imports.reason')))),
      h('tbody', {}, rejects.slice(0, MOST_ROWS).map((reject) => h('tr', {},
        h('td', { class: 'number' }, number(reject.row)),
        h('td', {}, rejectTitle(reject), h('div', { class: 'note' }, [reject.id, reject.reason].filter(Boolean).join(' · ')))))))),
    report.rejected > Math.min(rejects.length, MOST_ROWS) ? h('p', { class: 'note' }, t('table.first', { shown: number(Math.min(rejects.length, MOST_ROWS)), all: number(report.rejected) })) : null,
    report.jobId ? fileLink(rejectsAddress(report), 'rejects.csv', t('imports.rejectsCsv')) : null,
  ];
}

function rejectTitle(reject) {
  const key = `reject.${reject.code}`;
  return hasText(key) ? t(key) : String(reject.code ?? '').replaceAll('-', ' ');
}

function rejectsAddress(report) {
  return report.rejectsHref ?? `${API}/jobs/${encodeURIComponent(report.jobId)}/rejects`;
}
