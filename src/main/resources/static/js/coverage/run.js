/** Asks the server for a coverage: as a job, so that it can be watched and stopped; at once where jobs need a key. */

import { API, Problem, asCurl, readJson, request } from '../base/api.js';
import { emit } from '../base/bus.js';
import { dismissJob, jobIdOf, jobResult, refreshJobs, watchJob } from '../data/jobs.js';
import { adoptRequest } from './inputs.js';
import { markStale, showDocument } from './store.js';

const PATH = `${API}/processes/coverage/execution`;
let running = null;
let failure = null;

/** `{started, job, asked}` while a result is being computed, else null. */
export function runningCoverage() {
  return running;
}

export function coverageFailure() {
  return failure;
}

/** Computes and shows; what was shown stays, dimmed. A newer call ends an older one. */
export async function compute(asked) {
  await stop();
  const turn = { started: Date.now(), job: null, asked, abort: new AbortController() };
  running = turn;
  failure = null;
  markStale(true);
  try {
    const { document, jobId } = await execute(turn);
    if (running !== turn) return;
    await showDocument(document, asked, { jobId, milliseconds: Date.now() - turn.started });
  } catch (problem) {
    if (running !== turn || problem.name === 'AbortError') return;
    failure = problem;
    markStale(false);
  }
  if (running === turn) running = null;
  emit('result');
}

async function execute(turn) {
  const response = await request(PATH, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Prefer: 'respond-async' },
    body: JSON.stringify({ inputs: turn.asked }),
    signal: turn.abort.signal,
  });
  const answer = await readJson(response);
  if (answer.status === 200) return { document: answer.document, jobId: null };
  const id = jobIdOf(answer.location, answer.document);
  refreshJobs();
  const job = await watchJob(id, (state) => {
    turn.job = state;
    emit('running');
  }, turn.abort.signal);
  return { document: await documentOf(job), jobId: id };
}

async function documentOf(job) {
  if (job.status === 'successful') return jobResult(job.jobID);
  const why = job.failure ?? {};
  throw new Problem({ status: 400, code: why.code ?? job.status, detail: why.message ?? job.message, ...why });
}

/** Stops what runs, on the server too. */
export async function stop() {
  const turn = running;
  running = null;
  if (!turn) return;
  turn.abort.abort();
  if (turn.job) await dismissJob(turn.job.jobID).catch(() => refreshJobs());
  markStale(false);
}

/** Shows the kept result of an earlier job, and its question. */
export async function openJob(id) {
  const document = await jobResult(id);
  adoptRequest(document.request);
  await showDocument(document, document.request, { jobId: id });
}

export function curlOf(asked) {
  return asCurl('POST', PATH, { inputs: asked });
}
