/** The search for a plan: watched while it runs, and ended early with the best plan so far. */

import { Run } from '../analysis/run.js';
import { dismissJob, refreshJobs } from '../data/jobs.js';
import { clearPlan, startPlan } from './plan.js';
import { adoptSiting, sitingInputs } from './inputs.js';
import { ensureLayers, modelOf } from './model.js';

class Search extends Run {
  /** Asks the server to stop and to answer with the best plan that it has; the search ends as if it were done. */
  async keepBest() {
    const turn = this.running;
    if (!turn?.job || turn.keeping) return;
    turn.keeping = true;
    this.tell();
    await dismissJob(turn.job.jobID).catch(() => refreshJobs());
  }

  async compute(asked) {
    await super.compute(asked);
    if (this.failure?.code === 'dismissed') this.failure = null;
    this.tell();
  }
}

export const search = new Search('siting', 'siting', adopted);

async function adopted(answer) {
  await ensureLayers(answer.asked);
  const result = { ...answer, model: modelOf(answer.document, answer.asked) };
  startPlan(result);
  return result;
}

export function askSiting() {
  clearPlan();
  return search.compute(sitingInputs());
}

/** Shows a kept document of the process with its question; whether the form can say all of it stands beside it. */
export async function showSiting(document, request, more = {}) {
  const beyond = !adoptSiting(request);
  await search.show(document, request, { ...more, beyond });
}
