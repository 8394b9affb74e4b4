/** Two runs of one process: the plan, which writes nothing, and the publication. */

import { emit, on } from '../base/bus.js';
import { Run } from '../analysis/run.js';
import { loadPublications, publishInputs } from './state.js';

export const plan = new Run('publish', 'publish');
export const publication = new Run('publish', 'publish', (answer) => {
  loadPublications();
  return answer;
});

export function presentRun() {
  return publication.running || publication.failure || publication.result ? publication : plan;
}

export function makePlan() {
  publication.clear();
  return plan.compute(publishInputs(true));
}

/** Publishes what was planned; what the form says by now must be what the plan was made of. */
export function carryOut() {
  return publication.compute({ ...plan.result.asked, dryRun: false });
}

/** Whether the form asks for something else than the plan on show. */
export function isOutdated() {
  return plan.result !== null && JSON.stringify(plan.result.asked) !== JSON.stringify(publishInputs(true));
}

/** Shows what an earlier job did. */
export async function showPublished(document, jobId) {
  plan.clear();
  await publication.show(document, {}, { jobId });
}

export function startOver() {
  publication.clear();
  plan.clear();
}

/** A run that broke off leaves a publication that says so. */
export function watchRuns() {
  on('publish', () => {
    if (publication.failure) loadPublications();
    emit('publications');
  });
}
