/** Figures of the ranking as people read them: values with units, changes with signs, ranks with arrows. */

import { h } from '../base/dom.js';
import { number, percent, plain } from '../base/format.js';
import { localized, t } from '../base/i18n.js';

export function indicatorTitle(indicator) {
  return localized(indicator.title, indicator.id);
}

/** A value of an indicator with its unit; a share as a percentage. */
export function valueText(value, indicator, withUnit = true) {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  if (isShare(indicator)) return percent(value);
  const unit = localized(indicator.unit, '');
  const figure = Number.isInteger(value) ? number(value) : plain(value);
  return withUnit && unit && unit !== '1' ? `${figure}\u202f${unit}` : figure;
}

/** Shares are given as parts of one. */
export function isShare(indicator) {
  const unit = typeof indicator.unit === 'object' ? indicator.unit?.en : indicator.unit;
  return ['share', 'ratio', '%', '1'].includes(unit) && /rate|share/.test(indicator.id);
}

/** How much a value changed: for shares in points, else relative, or by how many where it was nothing before. */
export function changeText(now, before, indicator) {
  if (!Number.isFinite(now) || !Number.isFinite(before)) return '–';
  const difference = now - before;
  if (difference === 0) return '±0';
  const sign = difference > 0 ? '+' : '−';
  if (isShare(indicator)) return `${sign}${number(Math.abs(difference) * 100, 1)}\u202f${t('unit.points')}`;
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
  if (/low/.test(indicator.better ?? '')) return now < before;
  return /high/.test(indicator.better ?? '') ? now > before : null;
}
