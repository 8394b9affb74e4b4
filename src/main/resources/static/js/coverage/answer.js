/** The answer of the coverage panel: one big number, its basis, judgement, chart, tables, ways out. */

import { emit } from '../base/bus.js';
import { h, svg } from '../base/dom.js';
import { duration, number, percentFigure } from '../base/format.js';
import { ICONS } from '../base/icons.js';
import { localized, t } from '../base/i18n.js';
import { dimensionOf, findCollection, titleOf } from '../data/catalog.js';
import { copyText, showText } from '../shell/dialog.js';
import { addressOfView } from '../shell/address.js';
import { groupChart } from './chart.js';
import { resultFilesButton } from '../jobs/files.js';
import { exportMenu } from './export.js';
import { judgements, thresholdOf } from './judgement.js';
import { curlOf } from './run.js';
import { amountSentence, basisSentence, countsSentence } from './words.js';
import { resultTables } from './tables.js';

export function answerView(result) {
  return [
    h('div', { class: 'block' },
      h('div', { class: 'basis', 'data-test': 'basis' }, basisSentence(result)),
      bigNumber(result.summary.ratio),
      h('div', { class: 'amount' }, amountSentence(result)),
      bar(result.summary.ratio, thresholdOf(result)),
      h('div', { class: 'note' }, countsSentence(result)),
      result.summary.basisText ? h('div', { class: 'note' }, t('coverage.basisIs', { basis: localized(result.summary.basisText) })) : null,
      judgements(result)),
    groupChart(result),
    h('div', { class: 'block' }, resultTables(result), waysOut(result), versionsLine(result)),
  ];
}

function bigNumber(ratio) {
  if (!Number.isFinite(ratio)) return h('div', { class: 'big' }, '–', h('small', {}, ` ${t('coverage.noDemand')}`));
  return h('div', { class: 'big', 'data-test': 'ratio', 'data-ratio': ratio }, percentFigure(ratio), h('small', {}, '%'));
}

function bar(ratio, threshold) {
  const share = Math.max(0, Math.min(1, Number.isFinite(ratio) ? ratio : 0));
  return h('div', { class: 'ratio-bar' },
    h('div', { class: 'track' }, h('i', { style: { width: `${share * 100}%` } }),
      threshold === null ? null : h('b', { style: { left: `${threshold * 100}%` } })),
    threshold === null ? null : h('div', { class: 'mark-line', style: threshold > 0.6 ? { 'text-align': 'right', width: `${threshold * 100}%` } : { 'margin-left': `${threshold * 100}%` } },
      `${t('coverage.standardMark')} ${number(threshold * 100)}\u202f%`));
}

function waysOut(result) {
  const icon = (name) => svg(ICONS[name], 'icon small');
  return h('div', { class: 'row wrap actions' },
    dimensionOf(findCollection(result.asked.facilities.collection)) === 0 ? h('button', { class: 'button', type: 'button', 'data-test': 'to-siting', onclick: () => emit('ask-siting', result.asked) }, t('coverage.toSiting')) : null,
    exportMenu(result),
    resultFilesButton(result.jobId),
    h('button', { class: 'button', type: 'button', 'data-test': 'copy-link', onclick: () => copyText(addressOfView()) }, icon('link'), t('copyLink')),
    h('button', { class: 'button', type: 'button', 'data-test': 'api-request', onclick: () => showText(t('apiRequest'), t('apiRequest.note'), curlOf(result.asked)) }, icon('code'), t('apiRequest')));
}

function versionsLine({ versions, milliseconds }) {
  const named = Object.entries(versions).map(([id, version]) => `${titleOf(id)} v${version}`);
  const took = Number.isFinite(milliseconds) && milliseconds !== null ? [t('coverage.took', { time: duration(milliseconds) })] : [];
  return h('p', { class: 'note versions' }, [`${t('coverage.data')} ${named.join(' · ')}`, ...took].join(' · '));
}
