/** Asks the server for an analysis: as a job, so that it can be watched and stopped; at once where jobs need a key. */

import { API, Problem, asCurl, readJson, request, sendJson } from '../base/api.js';
import { jobIdOf, jobResult, refreshJobs, watchJob } from './jobs.js';

export function executionPath(process) {
  return `${API}/processes/${process}/execution`;
}

/** `{document, jobId}` of the process for the inputs; `tell` hears the job's states. */
export async function execute(process, inputs, { tell = () => {}, signal } = {}) {
  const response = await request(executionPath(process), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Prefer: 'respond-async' },
    body: JSON.stringify({ inputs }),
    signal,
  });
  const answer = await readJson(response);
  if (answer.status === 200) return { document: answer.document, jobId: null };
  const id = jobIdOf(answer.location, answer.document);
  refreshJobs();
  const job = await watchJob(id, tell, signal);
  return { document: await documentOf(job), jobId: id };
}

async function documentOf(job) {
  if (job.status === 'successful') return jobResult(job.jobID);
  const why = job.failure ?? {};
  throw new Problem({ status: 400, code: why.code ?? job.status, detail: why.message ?? job.message, ...why });
}

/** The document of a quick process, without a job. */
export async function executeNow(process, inputs, { signal } = {}) {
  const answer = await sendJson('POST', executionPath(process), { inputs }, { signal });
  return answer.document;
}

export function curlOf(process, inputs) {
  return asCurl('POST', executionPath(process), { inputs });
}
