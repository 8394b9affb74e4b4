/** One analysis of a section: what is being computed, what is on show, what went wrong. */

import { emit } from '../base/bus.js';
import { execute } from '../data/execute.js';
import { dismissJob, refreshJobs } from '../data/jobs.js';

/** Changes are told by the event of the run's name. A result on show stays, stale, until a newer one is there. */
export class Run {
  /** `adopt` makes what is shown from `{document, asked, jobId, milliseconds}`. */
  constructor(process, event, adopt = (answer) => answer) {
    Object.assign(this, { process, event, adopt, running: null, failure: null, result: null, stale: false });
  }

  async compute(asked) {
    await this.stop();
    const turn = { started: Date.now(), job: null, asked, abort: new AbortController() };
    this.running = turn;
    this.failure = null;
    this.stale = true;
    this.tell();
    try {
      const tell = (job) => {
        turn.job = job;
        this.tell();
      };
      const answer = await execute(this.process, asked, { tell, signal: turn.abort.signal });
      if (this.running !== turn) return;
      const result = await this.adopt({ ...answer, asked, milliseconds: Date.now() - turn.started });
      if (this.running !== turn) return;
      this.result = { ...result, jobId: answer.jobId };
      this.stale = false;
    } catch (problem) {
      if (this.running !== turn || problem.name === 'AbortError') return;
      this.failure = problem;
    }
    this.running = null;
    this.tell();
  }

  /** Stops what runs, on the server too. */
  async stop() {
    const turn = this.running;
    this.running = null;
    if (!turn) return;
    turn.abort.abort();
    this.stale = false;
    this.tell();
    if (turn.job) await dismissJob(turn.job.jobID).catch(() => refreshJobs());
  }

  /** Takes in a document that the server kept; `beyond` where its question says more than the fields can. */
  async show(document, asked, { jobId = null, beyond = false } = {}) {
    await this.stop();
    this.failure = null;
    this.result = { ...await this.adopt({ document, asked, jobId, milliseconds: null }), beyond, jobId };
    this.stale = false;
    this.tell();
  }

  clear() {
    this.result = null;
    this.failure = null;
    this.tell();
  }

  tell() {
    emit(this.event);
    emit('analysis', this.event);
  }
}
