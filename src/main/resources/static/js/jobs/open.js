/** Opens the kept result of a job: in the section that asks such questions, else as a summary. */

import { openJob } from '../coverage/run.js';
import { jobResult } from '../data/jobs.js';
import { openAreas } from '../heat/areas.js';
import { adoptAreaMap, adoptDensity } from '../heat/state.js';
import { gridInputs, adoptGrids } from '../grids/state.js';
import { runs as gridRuns } from '../grids/run.js';
import { adoptHotspots, hotspotInputs } from '../hotspots/state.js';
import { runs as hotspotRuns } from '../hotspots/run.js';
import { showBackup } from '../imports/backup.js';
import { showReport } from '../imports/panel.js';
import { clearDraft } from '../imports/state.js';
import { showPublished } from '../publish/run.js';
import { rankingRun } from '../ranking/run.js';
import { adoptRanking, rankingInputs } from '../ranking/state.js';
import { runs as roadRuns } from '../roads/run.js';
import { adoptRoads, patrolInputs, profileInputs } from '../roads/state.js';
import { openSection } from '../shell/rail.js';
import { showSiting } from '../siting/run.js';
import { siting } from '../siting/state.js';
import { showSummary } from './summary.js';

/** Processes whose result is drawn as it was kept; `adopt` gives whether the section's fields can say the question. */
const DRAWN = {
  hotspot: { section: 'hotspots', run: hotspotRuns.period, adopt: (request) => adoptHotspots('period', request), inputs: hotspotInputs },
  'emerging-hotspot': { section: 'hotspots', run: hotspotRuns.emerging, adopt: (request) => adoptHotspots('emerging', request), inputs: hotspotInputs },
  'repeat-locations': { section: 'hotspots', run: hotspotRuns.repeat, adopt: (request) => adoptHotspots('repeat', request), inputs: hotspotInputs },
  ranking: { section: 'ranking', run: rankingRun, adopt: adoptRanking, inputs: rankingInputs },
  'road-profile': { section: 'roads', run: roadRuns.profile, adopt: (request) => adoptRoads('profile', request), inputs: profileInputs },
  'patrol-coverage': { section: 'roads', run: roadRuns.patrol, adopt: (request) => adoptRoads('patrol', request), inputs: patrolInputs },
  'grid-check': { section: 'grids', run: gridRuns.check, adopt: (request) => adoptGrids('check', request), inputs: gridInputs },
  'make-grid': { section: 'grids', run: gridRuns.make, adopt: (request) => adoptGrids('make', request), inputs: gridInputs },
};

/** Processes that the heat section asks; a question that its fields cannot say is shown as a summary. */
const OF_CASES = { density: adoptDensity, 'case-summary': adoptDensity, 'area-map': adoptAreaMap };

export async function openResult(job) {
  const process = job.processID;
  if (process === 'coverage') {
    await openJob(job.jobID);
    openSection('coverage');
    return;
  }
  const document = await jobResult(job.jobID);
  if (job.kind === 'backup') {
    clearDraft();
    showBackup(document, job);
    openSection('imports');
  } else if (job.kind === 'import' || process === 'import') {
    showReport(document, job);
    openSection('imports');
  } else if (process === 'publish') {
    await showPublished(document, job.jobID);
    openSection('publish');
  } else if (process === 'siting' && document.request && !document.request.matrix) {
    Object.assign(siting, { view: 'question', question: 'own', scenario: '' });
    await showSiting(document, document.request, { jobId: job.jobID });
    openSection('siting');
  } else if (document.request && DRAWN[process]) {
    await draw(DRAWN[process], document, job.jobID);
  } else if (document.request && OF_CASES[process]?.(document.request)) {
    if (process === 'area-map') openAreas(document, job.jobID);
    openSection('heat');
  } else {
    showSummary(job, document);
  }
}

async function draw({ section, run, adopt, inputs }, document, jobId) {
  const beyond = !adopt(document.request);
  const asked = beyond ? { ...inputs(), ...document.request } : inputs();
  await run.show(document, asked, { jobId, beyond });
  openSection(section);
}
