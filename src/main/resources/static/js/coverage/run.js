/** Asks the server for a coverage, and shows what it answers. */

import { emit } from '../base/bus.js';
import { curlOf as curlOfProcess, execute } from '../data/execute.js';
import { dismissJob, jobResult, refreshJobs } from '../data/jobs.js';
import { adoptRequest } from './inputs.js';
import { markStale, showDocument } from './store.js';

const PROCESS = 'coverage';
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
    const tell = (job) => {
      turn.job = job;
      emit('running');
    };
    const { document, jobId } = await execute(PROCESS, asked, { tell, signal: turn.abort.signal });
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
  return curlOfProcess(PROCESS, asked);
}
