/** A road's segments in two windows of time, such as before and after its award, each asked for once. */

import { emit } from '../base/bus.js';
import { executeNow } from '../data/execute.js';

const held = new WeakMap();

/** The two windows that a road is compared in: around its award, else the two periods asked for; null where there are none. */
export function windowsOf(result, road) {
  const { before, after } = road;
  if (before?.days > 0 && after?.days > 0) return { kind: 'award', before: closed(before), now: closed(after), beforeDays: before.days, nowDays: after.days };
  const { comparePeriod } = result.asked;
  const { datetime } = result.asked.cases;
  return comparePeriod && datetime ? { kind: 'periods', before: comparePeriod, now: datetime, beforeDays: 1, nowDays: 1 } : null;
}

/** Both ends of an interval belong; the windows' last moments do not. */
function closed({ from, to }) {
  return `${from}/${new Date(new Date(to) - 1).toISOString()}`;
}

/**
 * Cases a segment in both windows, per 30 days where the windows are of the award, by the metres at which
 * the segment begins; null until they are there: then the event `roads` follows.
 */
export function segmentsInWindows(result, road) {
  const windows = windowsOf(result, road);
  if (!windows) return null;
  if (!held.has(result)) held.set(result, new Map());
  const known = held.get(result);
  if (!known.has(road.id)) {
    known.set(road.id, null);
    Promise.all([windows.now, windows.before].map((datetime) => casesBySegment(result, road, datetime))).then(([now, before]) => {
      known.set(road.id, { kind: windows.kind, now: scaled(now, windows, windows.nowDays), before: scaled(before, windows, windows.beforeDays) });
      emit('roads');
    }, () => known.set(road.id, undefined));
  }
  return known.get(road.id) ?? null;
}

async function casesBySegment(result, road, datetime) {
  const { comparePeriod, ...asked } = result.asked;
  const document = await executeNow('road-profile', { ...asked, cases: { ...asked.cases, datetime } });
  return new Map(document.segments.features.map((one) => one.properties).filter((one) => String(one.road) === String(road.id)).map((one) => [one.fromMetres, one.cases]));
}

function scaled(cases, { kind }, days) {
  return kind === 'award' ? new Map([...cases].map(([at, count]) => [at, (count * 30) / days])) : cases;
}
