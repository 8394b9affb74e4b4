/** How many cases there are of what and when, as the process `case-summary` counts them. */

import { emit } from '../base/bus.js';
import { addDays, monthStart, weekStart } from '../base/days.js';
import { date } from '../base/format.js';
import { findCollection } from '../data/catalog.js';
import { executeNow } from '../data/execute.js';
import { cases, casesInput, hasTime, settlePeriod } from './question.js';

const held = new Map();
const MOST_HELD = 30;
let failure = null;

/** Why the present choice could not be counted; null where it could. */
export function summaryFailure() {
  return failure;
}

/** The whole layer's summary, once it is there. */
export function layerSummary() {
  return held.get(keyOf({ collection: cases.collection }))?.document ?? null;
}

/** The summary of the present choice at all times, once it is there. */
export function choiceSummary() {
  return held.get(keyOf(casesInput(null)))?.document ?? null;
}

/** Fetches what is missing of both; the event `summary` follows. */
export async function refreshSummary() {
  const asked = cases.collection;
  try {
    await summaryOf({ collection: asked });
    if (asked !== cases.collection) return;
    const { first, last } = extentOf(layerSummary());
    settlePeriod(first, last);
    await summaryOf(casesInput(null));
    failure = null;
  } catch (problem) {
    failure = problem;
  }
  emit('summary');
}

/** Forgets what was counted, because cases came or went. */
export function forgetSummaries() {
  held.clear();
}

async function summaryOf(input) {
  const key = keyOf(input);
  if (!held.has(key)) {
    const entry = { document: null };
    entry.coming = executeNow('case-summary', hasTime() ? { cases: input, step: 'day' } : { cases: input });
    held.set(key, entry);
    if (held.size > MOST_HELD) held.delete(held.keys().next().value);
    try {
      entry.document = withDays(await entry.coming);
    } catch (problem) {
      held.delete(key);
      throw problem;
    }
  }
  await held.get(key)?.coming;
  return held.get(key)?.document;
}

function keyOf(input) {
  return `${findCollection(input.collection)?.version ?? ''} ${JSON.stringify(input)}`;
}

function withDays(document) {
  document.days = new Map((document.series ?? []).map((step) => [date(step.from), step.count]));
  return document;
}

/** First and last day with a case; both empty where no case has a time. */
export function extentOf(document) {
  return { first: document?.first ? date(document.first) : '', last: document?.last ? date(document.last) : '' };
}

/** How many cases of a summary fall in a period, both days included; all of them for null. */
export function countIn(document, period) {
  if (!document) return 0;
  if (!period) return document.total;
  let sum = 0;
  for (const [day, count] of document.days) if (day >= period.from && day <= period.to) sum += count;
  return sum;
}

/** `[{from, to, count}]` by `day`, `week` (from Monday) or `month`, without holes between first and last. */
export function stepsOf(document, step) {
  const { first, last } = extentOf(document);
  if (!first) return [];
  const startOf = { day: (day) => day, week: weekStart, month: monthStart }[step];
  const steps = [];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const from = startOf(day);
    if (steps.at(-1)?.from !== from) steps.push({ from, to: day, count: 0 });
    steps.at(-1).to = day;
    steps.at(-1).count += document.days.get(day) ?? 0;
  }
  return steps;
}
