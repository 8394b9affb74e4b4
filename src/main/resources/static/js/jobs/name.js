/** What a job is called. */

import { hasText, t } from '../base/i18n.js';
import { titleOf } from '../data/catalog.js';

export function jobName(job) {
  const key = `job.${job.processID ?? job.kind}`;
  const name = hasText(key) ? t(key) : job.processID ?? job.kind;
  return job.subject ? `${name} · ${titleOf(job.subject)}` : name;
}

/** A member's name in the reader's language, else as words: `cellMetres` is "cell metres". */
export function factName(name) {
  return hasText(`fact.${name}`) ? t(`fact.${name}`) : name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
}
