/** The answers of the section of grid checks: what is wrong where; the new grid and its codes. */

import { h } from '../base/dom.js';
import { number, squareMetres } from '../base/format.js';
import { localized, t } from '../base/i18n.js';
import { notesOf, versionsLine, waysOut } from '../analysis/frame.js';
import { resultTable } from '../analysis/table.js';
import { csv } from '../coverage/export.js';
import { curlOf } from '../data/execute.js';
import { savePicture } from '../map/picture.js';
import { select } from '../map/selection.js';
import { saveFile } from '../shell/dialog.js';
import { emptyState, toast } from '../shell/notices.js';
import { GRIDS, findingTitle, kindColour } from './overlay.js';
import { ensureShape } from './run.js';

export function gridsAnswer(result) {
  return result.mode === 'check' ? checkAnswer(result) : makeAnswer(result);
}

function checkAnswer(result) {
  const { summary } = result.document;
  return [
    h('div', { class: 'block' },
      h('div', { class: 'basis' }, t('grids.basis', { cells: number(summary.cells) })),
      h('div', { class: 'big', 'data-test': 'findings', 'data-count': summary.findings }, number(summary.findings), h('small', {}, t('grids.unit'))),
      h('div', { class: 'amount' }, t('grids.severities', { errors: number(summary.errors), warnings: number(summary.warnings) })),
      h('div', { class: 'amount' }, t('grids.ground', { gaps: squareMetres(summary.gapSquareMetres), overlaps: squareMetres(summary.overlapSquareMetres) }))),
    h('div', { class: 'block' },
      counts(summary.counts), findingTable(result), notesOf(result.document),
      waysOut([
        [t('grids.export.findings'), () => saveFile('findings.csv', 'text/csv', csv(result.findings.map(flat)))],
        [t('grids.export.gaps'), () => saveFile('gaps.geojson', 'application/geo+json', JSON.stringify(result.document.gaps))],
        [t('grids.export.overlaps'), () => saveFile('overlaps.geojson', 'application/geo+json', JSON.stringify(result.document.overlaps))],
        [t('export.png'), () => savePicture('grid-check')],
        [t('export.json'), () => saveFile('grid-check.json', 'application/json', JSON.stringify(result.document))],
      ], () => curlOf('grid-check', result.asked)),
      versionsLine(result)),
  ];
}

/** How many findings of each kind. */
function counts(byCode) {
  const rows = Object.entries(byCode).sort((a, b) => b[1] - a[1]);
  return h('ul', { class: 'class-counts', 'data-test': 'finding-counts' }, rows.map(([code, count]) => h('li', { dataset: { code, count } }, h('span', {}, findingTitle({ code })), h('strong', {}, number(count)))));
}

function findingTable(result) {
  if (result.findings.length === 0) return emptyState('grids', t('grids.nothing'));
  const columns = [
    { id: 'code', title: t('grids.finding'), value: (finding) => findingTitle(finding), cell: (finding) => h('span', { class: 'nobreak' }, h('span', { class: 'swatch', style: { background: kindColour({ kind: finding.severity }) }, title: t(`grids.kind.${finding.severity}`) }), findingTitle(finding)) },
    { id: 'message', title: t('grids.where'), value: (finding) => finding.id, cell: (finding) => [h('strong', {}, finding.id), h('div', { class: 'note' }, localized(finding.message))] },
  ];
  const more = result.document.summary.findings - result.findings.length;
  return [
    resultTable('findings', columns, result.findings, { keyOf: (finding) => finding.key, go: goTo }),
    more > 0 ? h('p', { class: 'note' }, t('grids.more', { count: number(more) })) : null,
  ];
}

async function goTo(finding) {
  const shape = await ensureShape(finding);
  if (shape) select(GRIDS, shape, { go: true });
  else toast(t('grids.noPlace'));
}

function flat({ code, severity, id, others, value, allowed, message }) {
  return { code, kind: findingTitle({ code }), severity: t(`grids.kind.${severity}`), id, others: others.join(' '), value, allowed, message: localized(message) };
}

function makeAnswer(result) {
  const { summary } = result.document;
  const columns = [
    { id: 'code', title: t('grids.code'), value: (shape) => shape.properties.code },
    { id: 'area', title: 'm²', number: true, value: (shape) => shape.properties.areaSquareMetres, cell: (shape) => number(shape.properties.areaSquareMetres) },
  ];
  return [
    h('div', { class: 'block' },
      h('div', { class: 'basis' }, t('grids.made')),
      h('div', { class: 'big', 'data-test': 'made', 'data-count': summary.cells }, number(summary.cells), h('small', {}, t('grids.madeUnit'))),
      h('div', { class: 'amount' }, t('grids.madeGround', { area: squareMetres(summary.areaSquareMetres) })),
      h('p', { class: 'note' }, t('grids.madeNote'))),
    h('div', { class: 'block' },
      resultTable('made', columns, result.shapes, { keyOf: (shape) => shape.id, go: (shape) => select(GRIDS, shape, { near: true }) }),
      notesOf(result.document),
      waysOut([
        [t('export.geojson'), () => saveFile('grid.geojson', 'application/geo+json', JSON.stringify(result.document.features))],
        [t('export.csv'), () => saveFile('grid.csv', 'text/csv', csv(result.shapes.map((shape) => shape.properties)))],
        [t('export.png'), () => savePicture('grid')],
      ], () => curlOf('make-grid', result.asked)),
      versionsLine(result)),
  ];
}
