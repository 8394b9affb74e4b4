/** Numbers, distances, areas and dates as the page writes them: thin-space thousands, unit always there. */

import { addDays } from './days.js';
import { currentLanguage, t } from './i18n.js';

const THIN = '\u202f';
let zone = 'Asia/Shanghai';

/** The city's time zone, by IANA name; unknown names leave it as it was. */
export function useZone(name) {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    zone = name;
  } catch {
    // An unknown zone is the server's matter; the page keeps the one it has.
  }
}

export function number(value, digits = 0) {
  if (value === null || value === undefined || !Number.isFinite(Number(value))) return '–';
  const [whole, fraction] = Math.abs(value).toFixed(digits).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, THIN);
  const sign = value < 0 && Number(Math.abs(value).toFixed(digits)) !== 0 ? '−' : '';
  return sign + grouped + (fraction ? `.${fraction}` : '');
}

/** Digits as a number needs them, at most three. */
export function plain(value) {
  const magnitude = Math.abs(value);
  if (Number.isInteger(value) || magnitude >= 1000) return number(value);
  return number(value, magnitude >= 100 ? 1 : magnitude >= 1 ? 2 : 3).replace(/0+$/, '').replace(/\.$/, '');
}

/** A share of one as a percentage, without the sign; 100 only where it is all. */
export function percentFigure(ratio) {
  const value = ratio * 100;
  if (ratio < 1 && value > 99.9) return '99.9';
  return value === 100 ? '100' : number(value, 1);
}

export function percent(ratio) {
  return Number.isFinite(ratio) ? `${percentFigure(ratio)}${THIN}%` : '–';
}

export function metres(value) {
  if (!Number.isFinite(value)) return '–';
  return value < 1000 ? `${plain(Math.round(value * 10) / 10)}${THIN}m` : `${plain(Math.round(value / 10) / 100)}${THIN}km`;
}

export function squareMetres(value) {
  if (!Number.isFinite(value)) return '–';
  if (value < 10000) return `${number(value)}${THIN}m²`;
  if (value < 1000000) return `${number(value / 10000, 1)}${THIN}${t('unit.hectares')}`;
  return `${number(value / 1000000, 2)}${THIN}km²`;
}

/** A weight with the unit of its property: people, tonnes a day, features. */
export function quantity(value, unit) {
  const figure = unit === 'm²' ? squareMetres(value) : number(value, Math.abs(value) < 10 && value % 1 !== 0 ? 2 : 0);
  return unit && unit !== 'm²' ? `${figure}${THIN}${unit}` : figure;
}

export function date(value) {
  return value ? parts(value).slice(0, 10) : '–';
}

export function dateTime(value) {
  return value ? parts(value) : '–';
}

export function clock(value) {
  return value ? parts(value).slice(11) : '–';
}

function parts(value) {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return value;
  const moment = new Date(value);
  if (Number.isNaN(moment.getTime())) return String(value);
  const options = { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' };
  const got = Object.fromEntries(new Intl.DateTimeFormat('en', options).formatToParts(moment).map((part) => [part.type, part.value]));
  return `${got.year}-${got.month}-${got.day} ${got.hour}:${got.minute}`;
}

export function duration(milliseconds) {
  if (!Number.isFinite(milliseconds)) return '–';
  if (milliseconds < 1000) return `${number(milliseconds)}${THIN}ms`;
  if (milliseconds < 60000) return `${number(milliseconds / 1000, 1)}${THIN}s`;
  return `${number(Math.floor(milliseconds / 60000))}${THIN}min ${number(Math.round((milliseconds % 60000) / 1000))}${THIN}s`;
}

/** Joins parts with the separator of the language's running text. */
export function joined(list) {
  return list.filter(Boolean).join(currentLanguage() === 'zh' ? '、' : ', ');
}

export function bytes(value) {
  return value < 1e6 ? `${number(value / 1000, 1)}${THIN}kB` : `${number(value / 1e6, 1)}${THIN}MB`;
}

/** The moments from the beginning of one day of the city to the end of another, as an interval of instants. */
export function instants({ from, to }) {
  return `${new Date(dayStart(from)).toISOString()}/${new Date(dayStart(addDays(to, 1)) - 1).toISOString()}`;
}

/** When a day of the city begins, by the offset that its zone has around then. */
function dayStart(day) {
  const noon = new Date(`${day}T12:00:00Z`);
  const name = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(noon).find((part) => part.type === 'timeZoneName').value;
  return Date.parse(`${day}T00:00:00${name.slice(3) || 'Z'}`);
}
