/** The check of grids and the making of one, each with its own result and its shapes. */

import { API, getJson } from '../base/api.js';
import { emit } from '../base/bus.js';
import { Run } from '../analysis/run.js';
import { findCollection } from '../data/catalog.js';
import { ensureWhole, layerData } from '../data/features.js';
import { drawable } from '../map/geometry.js';
import { gridInputs, grids } from './state.js';

export const runs = { check: new Run('grid-check', 'grids', checked), make: new Run('make-grid', 'grids', made) };

export function presentRun() {
  return runs[grids.mode];
}

export function computeGrids() {
  return presentRun().compute(gridInputs());
}

async function checked(answer) {
  const { document, asked } = answer;
  await Promise.all(['cells', 'grids'].filter((name) => findCollection(asked[name]?.collection)).map((name) => ensureWhole(asked[name].collection)));
  const spots = [...spotsOf(document.gaps, 'gap'), ...spotsOf(document.overlaps, 'overlap')];
  const findings = document.findings.map((finding, index) => ({ ...finding, key: `finding-${index + 1}` }));
  const result = { ...answer, mode: 'check', findings, spots };
  for (const finding of findings) finding.shape = shapeOf(finding, result);
  result.shapes = [...findings.map((finding) => finding.shape).filter(Boolean)];
  return result;
}

function spotsOf(collection, kind) {
  return (collection?.features ?? []).map((feature, index) => drawable(feature, `${kind}-${index + 1}`)).filter(Boolean).map((shape) => ({ ...shape, kind }));
}

/** Where a finding is: the ground itself for gaps and overlaps, else the feature at fault; null while that is not held. */
function shapeOf(finding, { asked, spots }) {
  const spot = spots.find((one) => (one.kind === 'gap' ? one.id === finding.id : finding.code.endsWith('-overlap') && one.properties.members.join() === [finding.id, ...finding.others].join()));
  if (spot) return { ...spot, id: finding.key, finding };
  const feature = layersOf(finding, asked).flatMap((layer) => layerData(layer).shapes).find((one) => one.id === finding.id);
  return feature ? marked(feature, finding) : null;
}

function marked(feature, finding) {
  return { ...feature, id: finding.key, kind: finding.severity, finding };
}

/** Layers that the feature of a finding may be in. */
function layersOf({ code }, asked) {
  return (code.startsWith('grid-without') ? [asked.grids, asked.cells] : [asked.cells, asked.grids]).map((one) => one?.collection).filter((id) => findCollection(id));
}

/** The shape of a finding whose layer is too large to be held whole is fetched once it is wanted. */
export async function ensureShape(finding) {
  const { result } = runs.check;
  if (finding.shape || !result) return finding.shape;
  for (const layer of layersOf(finding, result.asked)) {
    try {
      const feature = await getJson(`${API}/collections/${encodeURIComponent(layer)}/items/${encodeURIComponent(finding.id)}`);
      finding.shape = marked(drawable(feature, finding.id), finding);
      result.shapes.push(finding.shape);
      emit('repaint');
      return finding.shape;
    } catch {
      // Not in this layer; the next may have it.
    }
  }
  return null;
}

function made(answer) {
  const shapes = (answer.document.features?.features ?? []).map((feature, index) => drawable(feature, `${index + 1}`)).filter(Boolean).map((shape) => ({ ...shape, kind: 'made' }));
  return { ...answer, mode: 'make', shapes };
}
