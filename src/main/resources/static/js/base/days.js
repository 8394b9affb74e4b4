/** Days of the city's calendar as texts `2026-03-01`: counting, months, periods. Both ends of a period belong to it. */

const DAY_MS = 86400000;

function millis(day) {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)));
}

function text(time) {
  return new Date(time).toISOString().slice(0, 10);
}

export function isDay(value) {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && text(millis(value)) === value;
}

export function addDays(day, count) {
  return text(millis(day) + count * DAY_MS);
}

/** How many days lie from one day to another, negative where it is earlier. */
export function daysFrom(day, other) {
  return Math.round((millis(other) - millis(day)) / DAY_MS);
}

export function monthStart(day) {
  return `${day.slice(0, 7)}-01`;
}

/** The same day so many months later; a day that the month lacks becomes its last one. */
export function addMonths(day, count) {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count;
  const first = `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01`;
  const last = new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)).getUTCDate();
  return addDays(first, Math.min(Number(day.slice(8, 10)), last) - 1);
}

export function monthEnd(day) {
  return addDays(addMonths(monthStart(day), 1), -1);
}

/** Monday of the day's week. */
export function weekStart(day) {
  const weekday = (new Date(millis(day)).getUTCDay() + 6) % 7;
  return addDays(day, -weekday);
}

/** Whether a period is whole months. */
export function isWholeMonths({ from, to }) {
  return from === monthStart(from) && to === monthEnd(to);
}

export function monthsIn({ from, to }) {
  return (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7)) + 1;
}

/** The period of the same length right before; whole months stay whole months. */
export function periodBefore(period) {
  if (isWholeMonths(period)) {
    const from = addMonths(period.from, -monthsIn(period));
    return { from, to: addDays(period.from, -1) };
  }
  const length = daysFrom(period.from, period.to) + 1;
  return { from: addDays(period.from, -length), to: addDays(period.from, -1) };
}

export function yearBefore({ from, to }) {
  return isWholeMonths({ from, to }) ? { from: addMonths(from, -12), to: monthEnd(addMonths(monthStart(to), -12)) } : { from: addMonths(from, -12), to: addMonths(to, -12) };
}

/** The interval as the API takes it. */
export function interval({ from, to }) {
  return `${from}/${to}`;
}
