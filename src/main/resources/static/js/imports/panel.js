/** The import section: a file, what it is, where it goes; then how it went. */

import { apiKey } from '../base/api.js';
import { debounced, emit, on } from '../base/bus.js';
import { fill, freshId, h, svg } from '../base/dom.js';
import { bytes } from '../base/format.js';
import { ICONS } from '../base/icons.js';
import { t } from '../base/i18n.js';
import { findCollection } from '../data/catalog.js';
import { setLayer } from '../layers/order.js';
import { isInView } from '../map/map.js';
import { currentSection, render } from '../shell/rail.js';
import { askForKey } from '../shell/key.js';
import { problemNotice, progressBar, stageName } from '../shell/notices.js';
import { backupBlock } from './backup.js';
import { fileFields, readingFields, writingFields } from './form.js';
import { doubts, firstRows, mappingTable } from './mapping.js';
import { newLayerFields, proposeLayer } from './new-layer.js';
import { peekInto } from './peek.js';
import { proposeMapping } from './proposals.js';
import { reportView } from './report.js';
import { cancelImport, preview, runImport, runJointImport } from './send.js';
import { NEW_LAYER, chosenCrs, clearDraft, draft, isForServer, isTable, mappingTargets, needsCrs, startDraft } from './state.js';

const soon = debounced(300, preview);
let place = null;

export const importSection = {
  id: 'imports',
  icon: 'imports',
  render(panel) {
    place = h('div', {});
    fill(panel, h('div', { class: 'panel-head' }, h('h2', {}, t('section.imports'))), place);
    draw();
  },
};

/** Listens to what the panel shows. Called once. */
export function startImports() {
  on('import', () => {
    if (currentSection() === 'imports') draw();
  });
  on('imported', (id) => {
    setLayer(id, { visible: true });
    if (!isInView(findCollection(id)?.bbox)) emit('go', findCollection(id).bbox);
  });
  on('key', () => {
    if (draft.previewFailure?.needsKey) preview();
  });
}

/** Shows the report of an earlier import. */
export function showReport(report, job) {
  clearDraft();
  draft.report = { ...report, jobId: job.jobID, target: job.subject ?? '' };
}

function draw() {
  const scrolled = place.parentElement?.scrollTop ?? 0;
  const focused = document.activeElement?.dataset?.test ?? document.activeElement?.dataset?.target;
  fill(place,
    draft.report ? h('div', { class: 'block' }, reportView(draft.report), h('div', { class: 'row actions' }, h('button', { class: 'button', type: 'button', onclick: restart }, t('imports.another')))) : questions());
  if (place.parentElement) place.parentElement.scrollTop = scrolled;
  if (focused) place.querySelector(`[data-test="${focused}"], [data-target="${focused}"]`)?.focus();
}

function restart() {
  clearDraft();
  render();
}

function questions() {
  const changed = () => {
    draw();
    soon();
  };
  const chosen = () => {
    Object.assign(draft, { preview: null, touched: new Set(), mapping: {}, layer: null });
    if (isForServer()) draft.peek = { ...draft.peek, columns: [], rows: [] };
    if (draft.target === NEW_LAYER) proposeLayer();
    else proposeMapping();
    changed();
  };
  return [
    h('div', { class: 'block' }, dropZone()),
    draft.file ? null : backupBlock(),
    draft.file && isForServer() && !draft.job && !draft.target ? h('div', { class: 'block' }, jointRow()) : null,
    draft.file ? h('div', { class: 'block' }, fileFields({ changed, chosen, draw }), draft.target === NEW_LAYER && draft.layer ? newLayerFields(draw) : null, readingFields(changed)) : null,
    draft.file && draft.target ? h('div', { class: 'block' }, readingState(), doubts(accept, changed), mappingTable(changed), firstRows()) : null,
    draft.file && (draft.target || draft.job) ? h('div', { class: 'block' }, draft.job ? null : writingFields(), startRow()) : null,
  ];
}

function accept(value) {
  draft.accepted = value;
  draw();
}

function dropZone() {
  const id = freshId('file');
  const take = async (file) => {
    if (!file) return;
    startDraft(file, await peekInto(file));
    draw();
  };
  const zone = h('label', { class: 'drop', for: id },
    svg(ICONS.file),
    h('strong', {}, draft.file ? draft.file.name : t('imports.drop')),
    h('span', { class: 'note' }, draft.file ? `${bytes(draft.file.size)} · ${t('imports.dropOther')}` : t('imports.dropNote')),
    h('input', { id, type: 'file', accept: '.csv,.txt,.tsv,.json,.geojson,.xlsx,.gpkg,.zip,.fgb,.gpx,.kml,.kmz,.osm,.gz,.pbf', 'data-test': 'file', onchange: (event) => take(event.target.files[0]) }));
  zone.addEventListener('dragover', (event) => {
    event.preventDefault();
    zone.classList.add('over');
  });
  zone.addEventListener('dragleave', () => zone.classList.remove('over'));
  zone.addEventListener('drop', (event) => {
    event.preventDefault();
    take(event.dataTransfer.files[0]);
  });
  return zone;
}

function readingState() {
  if (draft.previewFailure) return problemNotice(draft.previewFailure, { retry: preview });
  if (draft.previewing) return h('p', { class: 'note', role: 'status' }, t('imports.previewing'));
  return null;
}

/** For files of several layers: all of them at once, each into the collection of its name. */
function jointRow() {
  const start = () => (apiKey() ? runJointImport() : askForKey(runJointImport));
  return [
    draft.failure ? problemNotice(draft.failure, { retry: start }) : null,
    h('p', { class: 'note' }, t('imports.jointNote')),
    h('div', { class: 'row actions' }, h('button', { class: 'button', type: 'button', 'data-test': 'start-joint-import', onclick: start }, t('imports.joint'))),
  ];
}

/** The button, or how far the import is. */
function startRow() {
  if (draft.job) {
    return [
      h('div', { class: 'row' }, h('span', {}, stageName(draft.job.stage)), h('span', { class: 'note' }, `${draft.job.progress ?? 0}\u202f%`)),
      progressBar(draft.job.progress ?? 0, t('section.imports')),
      h('div', { class: 'row actions' }, h('button', { class: 'button danger', type: 'button', onclick: cancelImport }, t('cancel'))),
    ];
  }
  const missing = whatIsMissing();
  const start = () => (apiKey() ? runImport() : askForKey(runImport));
  return [
    draft.failure ? problemNotice(draft.failure, { retry: start }) : null,
    missing ? h('p', { class: 'note' }, missing) : null,
    h('div', { class: 'row actions' }, h('button', { class: 'button primary', type: 'button', disabled: Boolean(missing), 'data-test': 'start-import', dataset: { preview: draft.preview && !draft.previewing ? 'ready' : '' }, onclick: start }, t('imports.start'))),
  ];
}

/** The one thing that still has to be said before the import can start; null where all is said. */
function whatIsMissing() {
  if (needsCrs() && !chosenCrs()) return t('imports.missingCrs');
  const mapped = (target) => Boolean(draft.mapping[target]);
  if (draft.sourceLayers.length > 1 && !draft.sourceLayer && draft.preview?.open) return t('imports.missingSourceLayer');
  if (isTable() && !mapped('wkt') && !(mapped('x') && mapped('y'))) return t('imports.missingPlace');
  if (draft.target === NEW_LAYER && !/^[a-z][a-z0-9_-]{0,39}$/.test(draft.layer?.id ?? '')) return t('imports.missingId');
  if (mappingTargets().length === 0) return t('imports.missingPlace');
  if (draft.preview?.doubts?.length && !draft.accepted) return t('imports.missingAccept');
  return null;
}
