/** Which cases the four case sections speak of: one choice, kept while the reader goes from section to section. */

import { dimensionOf, findCollection, findProperty, listCollections } from '../data/catalog.js';
import { addDays, interval, isDay, monthStart } from '../base/days.js';
import { instants } from '../base/format.js';

/** Empty lists and texts mean: no limit. The period `auto` becomes the last whole month with data. */
export const CASES_USUAL = { collection: 'case', kinds: [], categories: [], sources: [], statuses: [], from: 'auto', to: 'auto' };
export const cases = structuredClone(CASES_USUAL);
const LISTS = ['kinds', 'categories', 'sources', 'statuses'];

/** Point layers, those with a time first. */
export function caseLayers() {
  const points = listCollections().filter((one) => dimensionOf(one) === 0);
  const rank = (one) => (one.id === 'case' ? 0 : one.timeProperty ? 1 : one.shipped ? 3 : 2);
  return points.sort((a, b) => rank(a) - rank(b));
}

export function hasTime() {
  return Boolean(findCollection(cases.collection)?.timeProperty);
}

export function hasProperty(name) {
  return findProperty(findCollection(cases.collection), name) !== null;
}

/** Another layer has other kinds and categories, and another time. */
export function chooseCases(id) {
  Object.assign(cases, structuredClone(CASES_USUAL), { collection: id });
}

/** Makes the choice fit the layers there are; gives the layer that was asked for where there is none of that name. */
export function settleCases() {
  const asked = cases.collection;
  if (caseLayers().some((one) => one.id === asked)) return null;
  chooseCases(caseLayers()[0]?.id ?? 'case');
  return caseLayers().length && asked !== CASES_USUAL.collection ? asked : null;
}

/** All cases of the layer, in the period that is shown at first. */
export function clearCases() {
  chooseCases(cases.collection);
}

/** `{from, to}` or null for all times. */
export function period() {
  return hasTime() && cases.from && cases.from !== 'auto' && cases.to && !isPeriodBroken() ? { from: cases.from, to: cases.to } : null;
}

/** Whether a link brought a period that cannot be: no days, or the end before the start. */
export function isPeriodBroken() {
  const { from, to } = cases;
  return from !== 'auto' && (from !== '' || to !== '') && (!isDay(from) || !isDay(to) || from > to);
}

export function setPeriod(chosen) {
  Object.assign(cases, chosen ?? { from: '', to: '' });
}

/** Sets a period that nobody chose yet: the last month that the data fill, else all times. */
export function settlePeriod(first, last) {
  if (cases.from !== 'auto') return;
  if (!first || !last) {
    setPeriod(null);
    return;
  }
  const next = addDays(last, 1);
  const end = next === monthStart(next) ? last : addDays(monthStart(last), -1);
  setPeriod(end < first ? { from: first, to: last } : { from: monthStart(end), to: end });
}

/** The input `cases` of a process, of another period where one is given (null for all times). */
export function casesInput(of = period()) {
  const input = { collection: cases.collection };
  if (of) input.datetime = interval(of);
  for (const name of LISTS) if (cases[name].length) input[name] = [...cases[name]];
  return input;
}

/** The same as query parameters of tiles and legends; the collection is in their path. */
export function casesQuery(of = period()) {
  const { collection, ...input } = casesInput(of);
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value]));
}

/** The same as parameters of the items, for downloads: classes are spelled out, days are those of the city. */
export function itemsQuery(categoriesOf) {
  const quoted = (values) => values.map((value) => `'${value.replaceAll("'", "''")}'`).join(', ');
  const parts = [['kind', cases.kinds], ['category', cases.categories.flatMap(categoriesOf)], ['source', cases.sources], ['status', cases.statuses]]
    .filter(([, values]) => values.length).map(([name, values]) => `${name} IN (${quoted(values)})`);
  return { datetime: period() ? instants(period()) : undefined, filter: parts.join(' AND ') || undefined };
}

/** Takes over the input `cases` of an earlier question; whether the fields can say all of it. */
export function adoptCases({ collection = 'case', datetime = '', ...limits } = {}) {
  chooseCases(collection);
  const [from = '', to = ''] = datetime.split('/');
  const whole = isDay(from) && isDay(to);
  setPeriod(whole ? { from, to } : null);
  for (const name of LISTS) cases[name] = [...(limits[name] ?? [])];
  return findCollection(collection) !== null && (whole || !datetime) && Object.keys(limits).every((name) => LISTS.includes(name));
}
