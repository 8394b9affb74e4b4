/** Sends the draft: for a preview, to make its new layer, to import. */

import { API, Problem, apiKey, readJson, request, sendJson } from '../base/api.js';
import { emit } from '../base/bus.js';
import { listCollections, reloadCollection, loadCatalog } from '../data/catalog.js';
import { forget } from '../data/features.js';
import { dismissJob, jobIdOf, jobResult, refreshJobs, watchJob } from '../data/jobs.js';
import { unitX, unitY } from '../map/geometry.js';
import { proposeLayer } from './new-layer.js';
import { setPreviewPoints } from './overlay.js';
import { typeOf } from './peek.js';
import { NEW_LAYER, chosenCrs, draft, formOf, isForServer } from './state.js';

let asked = 0;

function importsPath(id) {
  return `${API}/collections/${encodeURIComponent(id)}/imports`;
}

function withFile(form) {
  form.append('file', draft.file, draft.file.name);
  return form;
}

/** Asks how the server reads the file as it is described now; the event `import` follows. */
export async function preview() {
  asked += 1;
  const turn = asked;
  const looksForNew = draft.target === NEW_LAYER && isForServer() && draft.peek.columns.length === 0;
  const reader = looksForNew ? listCollections()[0]?.id : draft.target;
  if (!draft.file || !reader || reader === NEW_LAYER || (isCsv() && !chosenCrs())) {
    Object.assign(draft, { preview: null, previewFailure: null, previewing: false });
    showPoints([]);
    emit('import');
    return;
  }
  if (!apiKey()) {
    Object.assign(draft, { preview: null, previewFailure: new Problem({ status: 401, code: 'missing-key' }), previewing: false });
    emit('import');
    return;
  }
  draft.previewing = true;
  emit('import');
  try {
    const response = await request(importsPath(reader), { method: 'POST', body: withFile(formOf({ preview: 'true', ...(looksForNew ? { mapping: '' } : {}) })) });
    const { document } = await readJson(response);
    if (turn === asked && looksForNew) takeColumns(document);
    else if (turn === asked) takePreview(document);
  } catch (problem) {
    if (turn === asked) Object.assign(draft, { preview: null, previewFailure: problem });
  }
  if (turn !== asked) return;
  draft.previewing = false;
  emit('import');
}

function isCsv() {
  return draft.format === 'csv';
}

/** What the server found in a file for a layer that is still to be made; any layer serves to ask it. */
function takeColumns(document) {
  draft.sourceLayers = document.sourceLayers ?? [];
  const rows = document.rows ?? [];
  draft.peek = { ...draft.peek, geometryType: document.geometryType ?? 'Point', rows, columns: (document.columns ?? []).map((name, index) => ({ name, type: typeOf(rows.map((row) => row[index])) })) };
  Object.assign(draft, { preview: { ...document, mapping: {}, rejects: [], warnings: [] }, previewFailure: null });
  proposeLayer();
}

function takePreview(document) {
  draft.sourceLayers = document.sourceLayers ?? [];
  Object.assign(draft, { preview: document, previewFailure: null });
  for (const [target, column] of Object.entries(document.mapping ?? {})) if (!draft.touched.has(target) && !draft.mapping[target]) draft.mapping[target] = column;
  showPoints(document.points ?? []);
}

function showPoints(points) {
  const pairs = points.map((point) => (Array.isArray(point) ? point : point.coordinates ?? [point.longitude, point.latitude]));
  setPreviewPoints(pairs.filter((pair) => pair && pair.every(Number.isFinite)).map(([longitude, latitude]) => [unitX(longitude), unitY(latitude)]));
  if (pairs.length) {
    const longitudes = pairs.map((pair) => pair[0]);
    const latitudes = pairs.map((pair) => pair[1]);
    emit('go', [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)]);
  }
  emit('repaint');
}

/** Imports every layer of the file into the collection of its name, in one transaction. */
export async function runJointImport() {
  Object.assign(draft, { failure: null, report: null, job: { status: 'accepted', progress: 0, stage: '' } });
  emit('import');
  try {
    const form = formOf({ sourceLayer: '', mapping: '', delimiter: '', acceptDoubt: draft.accepted ? 'true' : '' });
    const answer = await readJson(await request(`${API}/imports`, { method: 'POST', body: withFile(form) }));
    const id = jobIdOf(answer.location, answer.document);
    refreshJobs();
    const job = await watchJob(id, (state) => {
      draft.job = state;
      emit('import');
    });
    await finishJoint(job);
  } catch (problem) {
    draft.failure = problem;
  }
  draft.job = null;
  emit('import');
}

async function finishJoint(job) {
  if (job.status !== 'successful') {
    const why = job.failure ?? {};
    draft.failure = new Problem({ status: 400, code: why.code ?? job.status, detail: why.message ?? '', ...why });
    return;
  }
  const result = await jobResult(job.jobID);
  const rejects = result.collections.flatMap((one) => one.rejects);
  draft.report = { ...result, rejects, jobId: job.jobID };
  showPoints([]);
  for (const { collection } of result.collections) {
    forget(collection);
    await reloadCollection(collection);
    emit('imported', collection);
  }
}

/** Makes the new layer, if one is wanted, and imports into it; every state is told by the event `import`. */
export async function runImport() {
  Object.assign(draft, { failure: null, report: null, job: { status: 'accepted', progress: 0, stage: '' } });
  emit('import');
  try {
    if (draft.target === NEW_LAYER) await makeLayer();
    const response = await request(importsPath(draft.target), { method: 'POST', body: withFile(formOf({ acceptDoubt: draft.accepted ? 'true' : '' })) });
    const answer = await readJson(response);
    const id = jobIdOf(answer.location, answer.document);
    refreshJobs();
    const job = await watchJob(id, (state) => {
      draft.job = state;
      emit('import');
    });
    await finish(job);
  } catch (problem) {
    draft.failure = problem;
  }
  draft.job = null;
  emit('import');
}

async function finish(job) {
  if (job.status === 'successful') {
    draft.report = { ...(await jobResult(job.jobID)), jobId: job.jobID, target: draft.target };
  } else {
    const why = job.failure ?? {};
    draft.report = await jobResult(job.jobID).then((report) => (report.rejects ? { ...report, jobId: job.jobID, target: draft.target } : null)).catch(() => null);
    draft.failure = new Problem({ status: 400, code: why.code ?? job.status, detail: why.message ?? '', ...why });
  }
  showPoints([]);
  forget(draft.target);
  await reloadCollection(draft.target);
  emit('imported', draft.target);
}

async function makeLayer() {
  const { id, zh, en, geometryType, properties } = draft.layer;
  const document = {
    title: { zh: zh || id, en: en || zh || id },
    geometryType,
    properties: Object.fromEntries(properties.filter((one) => one.wanted).map((one) => [one.name, { type: one.type, title: { zh: one.column, en: one.column } }])),
  };
  await sendJson('PUT', `${API}/collections/${encodeURIComponent(id)}`, document);
  await loadCatalog();
  draft.target = id;
}

export function cancelImport() {
  return draft.job?.jobID ? dismissJob(draft.job.jobID) : Promise.resolve();
}
