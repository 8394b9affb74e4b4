/** A road's segments in the two windows of time that the answer compares: around its award, else two periods. */

/**
 * `{kind, now, before}`: cases of each of a road's segments, in their order, per 30 days where the windows are of the
 * award, because these differ in length; null where nothing is compared.
 */
export function segmentsInWindows(result, road, segments) {
  const { before, after } = road;
  if (before?.days > 0 && after?.days > 0) {
    const monthly = (name, { days }) => segments.map((one) => (one.properties[name] * 30) / days);
    return { kind: 'award', before: monthly('before', before), now: monthly('after', after) };
  }
  if (!result.asked.comparePeriod) return null;
  return { kind: 'periods', before: segments.map((one) => one.properties.compare), now: segments.map((one) => one.properties.cases) };
}
