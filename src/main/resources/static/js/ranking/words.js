/** Figures of the ranking as people read them: values with units, changes with signs, ranks with arrows. */

import { h } from '../base/dom.js';
import { number, plain } from '../base/format.js';
import { localized, t } from '../base/i18n.js';

export function indicatorTitle(indicator) {
  return localized(indicator.title, indicator.id);
}

/** A value of an indicator with its unit. */
export function valueText(value, indicator, withUnit = true) {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  const figure = isShare(indicator) ? number(value, value === 100 ? 0 : 1) : Number.isInteger(value) ? number(value) : plain(value);
  const unit = unitText(indicator);
  return unit && (withUnit || isShare(indicator)) ? `${figure}\u202f${unit}` : figure;
}

export function unitText(indicator) {
  return localized(indicator.unitText ?? indicator.unit, '');
}

function isShare(indicator) {
  return indicator.unit === '%';
}

/** How much a value changed: percentages in points, else relative, or by how many where it was nothing before. */
export function changeText(now, before, indicator) {
  if (!Number.isFinite(now) || !Number.isFinite(before)) return '–';
  const difference = now - before;
  if (difference === 0) return '±0';
  const sign = difference > 0 ? '+' : '−';
  if (isShare(indicator)) return `${sign}${number(Math.abs(difference), 1)}\u202f${t('unit.points')}`;
  return before === 0 ? `${sign}${plain(Math.abs(difference))}` : `${sign}${number(Math.abs(difference / before) * 100, Math.abs(difference / before) < 0.1 ? 1 : 0)}\u202f%`;
}

/** The rank with how many places it rose or fell, by arrow and number and words. */
export function rankCell(row) {
  const moved = Number.isFinite(row.rankBefore) && Number.isFinite(row.rank) ? row.rankBefore - row.rank : null;
  return [h('span', { class: 'rank' }, row.rank ?? '–'), moved === null ? null : h('span', { class: 'moved', title: movedWords(moved), 'aria-label': movedWords(moved) }, moved === 0 ? '=' : `${moved > 0 ? '▲' : '▼'}${Math.abs(moved)}`)];
}

function movedWords(moved) {
  if (moved === 0) return t('ranking.same');
  return t(moved > 0 ? 'ranking.up' : 'ranking.down', { places: Math.abs(moved) });
}

/** Whether a change is for the better by the indicator's own sense; null where it has none. */
export function isBetter(now, before, indicator) {
  if (!Number.isFinite(now) || !Number.isFinite(before) || now === before) return null;
  if (indicator.better === 'lower') return now < before;
  return indicator.better === 'higher' ? now > before : null;
}
