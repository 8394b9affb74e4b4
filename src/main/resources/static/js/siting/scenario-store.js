/** Saved plans of the server: listed, saved, copied, renamed, deleted, compared. */

import { API, getJson, request, sendJson } from '../base/api.js';
import { emit } from '../base/bus.js';
import { executeNow } from '../data/execute.js';
import { evaluationInputs } from './inputs.js';
import { ensureLayers, modelOf } from './model.js';
import { planFromServer } from './plan-forms.js';
import { presentPlan, startPlan } from './plan.js';
import { search, showSiting } from './run.js';
import { siting } from './state.js';

const PATH = `${API}/scenarios`;
const SOLVED = ['status', 'objective', 'bound', 'gap', 'stopped'];
let list = null;
let failure = null;
let loading = false;

/** `{list, failure, loading}`; a list of null was never loaded. The event `scenarios` follows changes. */
export function scenarioState() {
  return { list, failure, loading };
}

export function scenarioPath(id) {
  return `${PATH}/${encodeURIComponent(id)}`;
}

export async function loadScenarios() {
  loading = true;
  emit('scenarios');
  try {
    const answer = await getJson(PATH);
    list = answer.scenarios ?? answer;
    failure = null;
  } catch (problem) {
    failure = problem;
  }
  loading = false;
  emit('scenarios');
}

/** Saves a plan under a name; what the search proved of it goes along where the plan is still the found one. */
export async function createScenario({ name, remark, inputs, plan, solved }) {
  const { document } = await sendJson('POST', PATH, { name, ...(remark ? { remark } : {}), inputs, plan, ...(solved ? { solved } : {}) });
  siting.scenario = document.id;
  await loadScenarios();
  return document;
}

export async function updateScenario(id, { name, remark, inputs, plan, solved }) {
  const { document } = await sendJson('PUT', scenarioPath(id), { name, ...(remark ? { remark } : {}), inputs, plan, ...(solved ? { solved } : {}) });
  await loadScenarios();
  return document;
}

export async function copyScenario(id, name) {
  await sendJson('POST', `${scenarioPath(id)}/copies`, { name });
  await loadScenarios();
}

export async function deleteScenario(id) {
  await request(scenarioPath(id), { method: 'DELETE' });
  if (siting.scenario === id) siting.scenario = '';
  await loadScenarios();
}

/** Computes a saved plan anew from the layers as they are now. */
export async function renewScenario(id) {
  await sendJson('POST', `${scenarioPath(id)}/evaluation`, {});
  await loadScenarios();
}

/** Opens a saved plan in the section: its question in the form, its plan on the map and in the reader's hands. */
export async function openScenario(id) {
  const scenario = await getJson(scenarioPath(id));
  siting.scenario = id;
  siting.question = 'own';
  const evaluated = await executeNow('siting-evaluation', evaluationInputs(scenario.inputs, scenario.plan, true));
  await ensureLayers(scenario.inputs);
  const document = scenario.solved ? { ...evaluated, ...Object.fromEntries(SOLVED.map((name) => [name, scenario.solved[name]])), violations: undefined } : evaluated;
  await showSiting(document, scenario.inputs, { scenario });
  startPlan(search.result, planFromServer(scenario.plan, modelOf(document, scenario.inputs).sites));
  siting.view = 'question';
  return scenario;
}

/** What the search proved of the plan on show; null where the reader changed it. */
export function solvedOf(result) {
  if (presentPlan()?.history.length || result.document.status === 'evaluated') return null;
  return Object.fromEntries(SOLVED.map((name) => [name, result.document[name]]).filter(([, value]) => value !== undefined && value !== null));
}

export function comparisonPath(ids, format = 'json') {
  return `${PATH}/comparison?ids=${ids.map(encodeURIComponent).join(',')}&f=${format}`;
}
