/** The coverage result in sentences. */

import { metres, number, percent, quantity, squareMetres } from '../base/format.js';
import { t } from '../base/i18n.js';
import { titleOf } from '../data/catalog.js';
import { findStandardValue, radiusText } from './standards.js';
import { basisOf, weightUnit } from './store.js';

/** The one radius of all facilities in metres, or null where each has its own. */
export function radiusOf({ asked, summary }) {
  if (Number.isFinite(asked.radiusMetres)) return asked.radiusMetres;
  if (asked.standard) return findStandardValue(asked.standard)?.metres ?? null;
  return summary?.radiusMetres ?? null;
}

/** What the big number is of: "residents with a toilet (straight line, within 300 m)". */
export function basisSentence(result) {
  const { asked } = result;
  const radius = radiusOf(result);
  const value = asked.standard ? findStandardValue(asked.standard) : null;
  const reach = radius ? metres(radius) : value ? radiusText(value) : t('coverage.radiusOwn');
  return t(`coverage.basis.${basisOf(asked)}`, {
    facilities: titleOf(asked.facilities.collection),
    demand: titleOf(asked.demand.collection),
    radius: reach,
    from: radius === 0 ? '' : reach,
  });
}

/** How much of how much, in the unit of the basis; the land too where the weight is not the land. */
export function amountSentence({ asked, summary }) {
  const basis = basisOf(asked);
  if (basis === 'area') {
    return t('coverage.amount', { all: squareMetres(summary.demandAreaSquareMetres), covered: squareMetres(summary.coveredAreaSquareMetres) });
  }
  if (basis === 'count') {
    return t('coverage.amount', { all: quantity(summary.demand, weightUnit(asked)), covered: quantity(summary.coveredDemand, weightUnit(asked)) });
  }
  const unit = weightUnit(asked);
  const text = t('coverage.amount', { all: quantity(summary.demandWeight, unit), covered: quantity(summary.coveredWeight, unit) });
  const land = summary.coveredAreaSquareMetres / summary.demandAreaSquareMetres;
  return Number.isFinite(land) ? `${text} · ${t('coverage.byArea', { ratio: percent(land) })}` : text;
}

/** The counts behind the result. */
export function countsSentence({ asked, summary }) {
  return t('coverage.counts', {
    facilities: titleOf(asked.facilities.collection),
    count: number(summary.facilities),
    demand: titleOf(asked.demand.collection),
    places: number(summary.demand),
  });
}
