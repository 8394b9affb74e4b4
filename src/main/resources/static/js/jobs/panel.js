/** The jobs section: what runs, what is done, what failed and why. */

import { on } from '../base/bus.js';
import { fill, h } from '../base/dom.js';
import { dateTime, duration } from '../base/format.js';
import { t } from '../base/i18n.js';
import { dismissJob, isOver, jobsFailure, keepOpen, listJobs } from '../data/jobs.js';
import { currentSection } from '../shell/rail.js';
import { emptyState, problemNotice, problemTitle, progressBar, skeleton, stageName, toast } from '../shell/notices.js';
import { resultFilesButton } from './files.js';
import { jobName } from './name.js';
import { openResult } from './open.js';

let place = null;

export const jobsSection = {
  id: 'jobs',
  icon: 'jobs',
  render(panel) {
    place = h('div', { class: 'block', 'aria-live': 'polite' }, skeleton());
    fill(panel, h('div', { class: 'panel-head' }, h('h2', {}, t('section.jobs'))), place);
    keepOpen(true);
  },
  leave() {
    keepOpen(false);
  },
};

export function startJobs() {
  on('jobs', () => {
    if (currentSection() === 'jobs') drawList();
  });
}

function drawList() {
  const failure = jobsFailure();
  const focused = document.activeElement?.dataset?.focus;
  if (failure) fill(place, problemNotice(failure, { retry: () => keepOpen(true) }));
  else if (listJobs().length === 0) fill(place, emptyState('jobs', t('jobs.empty')));
  else fill(place, h('ul', { class: 'job-list' }, listJobs().map(jobRow)));
  if (focused) place.querySelector(`[data-focus="${focused}"]`)?.focus();
}

function jobRow(job) {
  const took = job.started && job.finished ? duration(new Date(job.finished) - new Date(job.started)) : null;
  return h('li', { class: 'job', dataset: { job: job.jobID } },
    h('div', { class: 'row' },
      h('strong', {}, jobName(job)),
      h('span', { class: `state ${job.status}` }, t(`jobs.${job.status}`))),
    h('div', { class: 'note' }, [dateTime(job.created), took, job.jobID.slice(0, 8)].filter(Boolean).join(' · ')),
    isOver(job) ? null : [progressBar(job.progress ?? 0, jobName(job)), h('div', { class: 'note' }, `${stageName(job.stage)} · ${job.progress ?? 0}\u202f%`)],
    job.failure ? h('div', { class: 'failure' }, problemTitle({ ...job.failure, status: 400 }), h('div', { class: 'note' }, job.failure.message)) : null,
    h('div', { class: 'row actions' }, jobActions(job)));
}

function jobActions(job) {
  const act = (label, action, className = '') => h('button', { class: `button small ${className}`, type: 'button', dataset: { focus: `${label}-${job.jobID}` }, onclick: () => action().catch(tell) }, label);
  if (!isOver(job)) return [act(t('cancel'), () => dismissJob(job.jobID), 'danger')];
  return [
    job.status === 'successful' ? act(t('jobs.open'), () => openResult(job)) : null,
    job.status === 'successful' && job.kind === 'process' && job.processID !== 'publish' ? resultFilesButton(job.jobID, 'small') : null,
    act(t('jobs.forget'), () => dismissJob(job.jobID), 'quiet'),
  ];
}

function tell(problem) {
  toast(problemTitle(problem));
}
