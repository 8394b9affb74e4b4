/** The plan in the reader's hands: sites moved, added and closed, each change answered by the server and undoable. */

import { emit } from '../base/bus.js';
import { executeNow } from '../data/execute.js';
import { evaluationInputs } from './inputs.js';
import { modelOf } from './model.js';
import { planOf, serverPlan } from './plan-forms.js';

const LONGEST_HISTORY = 100;
let state = null;

/** `{result, plan, history, model, busy, failure}` of the plan on show; null without a result that has a plan. */
export function presentPlan() {
  return state;
}

/** What is on show: the edited plan where there is one, else the solved one. */
export function shownModel() {
  return state?.model ?? state?.result.model ?? null;
}

export function isEdited() {
  return state !== null && state.history.length > 0;
}

export function clearPlan() {
  state?.abort?.abort();
  state = null;
}

/** Begins with the plan that a search found, or with one that was saved. */
export function startPlan(result, edited = null) {
  clearPlan();
  state = { result, plan: edited ?? planOf(result.model), history: [], model: null, busy: false, failure: null };
}

/** The plan in hand as the process takes it. */
export function planForServer() {
  return serverPlan(state.plan);
}

/** Where a site of the plan stands on show while it is being moved, by its key. */
export function siteByKey(key) {
  return state?.plan.sites.find((one) => one.key === key) ?? null;
}

/** Changes the plan, remembers what it was, and asks what the change does. */
export function changePlan(change) {
  remember();
  change(state.plan);
  return evaluate(true);
}

/** Remembers the plan as it is, before a drag changes it in many small steps. */
export function remember() {
  state.history.push(JSON.stringify(state.plan));
  if (state.history.length > LONGEST_HISTORY) state.history.shift();
}

export function undo() {
  if (!isEdited()) return Promise.resolve();
  state.plan = JSON.parse(state.history.pop());
  if (state.history.length === 0 && !state.result.edited) {
    state.abort?.abort();
    Object.assign(state, { model: null, busy: false, failure: null });
    emit('siting-plan');
    return Promise.resolve();
  }
  return evaluate(true);
}

/** Back to the plan as it was found. */
export function resetPlan() {
  startPlan(state.result, state.result.edited ?? null);
  emit('siting-plan');
  return state.result.edited ? evaluate(true) : Promise.resolve();
}

/**
 * Asks the server for the plan's figures. While a site is dragged one question is under way at a time and the newest plan is
 * asked next; the last one always gets its answer.
 */
export async function evaluate(settled = false) {
  const turn = state;
  if (turn.busy && !settled) {
    turn.again = true;
    return;
  }
  turn.abort?.abort();
  turn.abort = new AbortController();
  const { signal } = turn.abort;
  Object.assign(turn, { busy: true, again: false });
  emit('siting-plan');
  try {
    const document = await executeNow('siting-evaluation', evaluationInputs(turn.result.asked, serverPlan(turn.plan)), { signal });
    if (state !== turn || signal.aborted) return;
    Object.assign(turn, { model: modelOf(document, turn.result.asked, turn.result.model), failure: null, busy: false });
  } catch (problem) {
    if (problem.name === 'AbortError' || state !== turn || signal.aborted) return;
    Object.assign(turn, { failure: problem, busy: false });
  }
  emit('siting-plan');
  if (turn.again) await evaluate();
}

/** A site of the reader's own at a place of the unit square, or a known candidate that stands there. */
export async function addSite(place, known = null) {
  const taken = new Set(state.plan.sites.map((one) => one.key));
  let serial = 1;
  while (taken.has(`N${serial}`)) serial += 1;
  const key = known?.id ?? `N${serial}`;
  const option = state.plan.sites[0]?.option;
  await changePlan((plan) => plan.sites.push({ key, free: !known, name: known?.properties.name ?? null, place, ...(option === undefined ? {} : { option }) }));
  return key;
}

/** Takes a new site out of the plan, or closes an existing one; one that was closed is opened again. */
export function closeSite(id) {
  return changePlan((plan) => {
    const at = plan.sites.findIndex((one) => one.key === id);
    if (at >= 0) plan.sites.splice(at, 1);
    else if (plan.close.includes(id)) plan.close = plan.close.filter((one) => one !== id);
    else {
      plan.close.push(id);
      plan.upgrade = plan.upgrade.filter((one) => one.id !== id);
    }
  });
}
