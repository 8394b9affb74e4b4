/** Long work on the server: a list that is polled while something runs, and the watching of one job. */

import { API, getJson, request } from '../base/api.js';
import { emit } from '../base/bus.js';

const BUSY_MS = 1000;
const WAITS_MS = [80, 120, 200, 300, 400];
const OVER = ['successful', 'failed', 'dismissed'];
let jobs = [];
let failure = null;
let timer = 0;
let open = false;

export function listJobs() {
  return jobs;
}

export function jobsFailure() {
  return failure;
}

export function isOver(job) {
  return OVER.includes(job.status);
}

/** While the list is open it is polled even if nothing runs. */
export function keepOpen(value) {
  open = value;
  if (open) refreshJobs();
}

/** Asks for the list, and again as long as a job runs; the event `jobs` follows. */
export async function refreshJobs() {
  clearTimeout(timer);
  try {
    const answer = await getJson(`${API}/jobs`);
    jobs = answer.jobs ?? [];
    failure = null;
  } catch (problem) {
    failure = problem;
  }
  emit('jobs');
  clearTimeout(timer);
  if (failure === null && (jobs.some((job) => !isOver(job)) || open)) {
    timer = setTimeout(refreshJobs, jobs.some((job) => !isOver(job)) ? BUSY_MS : 4 * BUSY_MS);
  }
}

/** The job's last state, once it is over; `tell` hears every state on the way. */
export async function watchJob(id, tell, signal) {
  for (let turn = 0; ; turn += 1) {
    const job = await getJson(jobPath(id), { signal });
    tell(job);
    if (isOver(job)) {
      refreshJobs();
      return job;
    }
    await pause(WAITS_MS[turn] ?? WAITS_MS[WAITS_MS.length - 1]);
  }
}

export function pause(milliseconds) {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

export async function dismissJob(id) {
  await request(jobPath(id), { method: 'DELETE' });
  await refreshJobs();
}

export function jobResult(id) {
  return getJson(`${jobPath(id)}/results`);
}

function jobPath(id) {
  return `${API}/jobs/${encodeURIComponent(id)}`;
}

/** The job's id from the address the server gave for it. */
export function jobIdOf(location, document) {
  return document?.jobID ?? document?.id ?? (location ?? '').split('?')[0].split('/').filter(Boolean).pop() ?? '';
}
