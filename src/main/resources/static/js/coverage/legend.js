/** The coverage result's part of the legend. */

import { h } from '../base/dom.js';
import { metres } from '../base/format.js';
import { t } from '../base/i18n.js';
import { findCollection, titleOf } from '../data/catalog.js';
import { classColour } from '../data/styles.js';
import { isVisible } from '../layers/order.js';
import { legendRows } from '../map/legend.js';
import { radiusOf } from './words.js';
import { shownResult } from './store.js';

/** `{title, content, layers}`: which layers it already speaks of. Null without a result. */
export function resultLegend() {
  const result = shownResult();
  if (!result) return null;
  const { facilities, demand } = result.asked;
  const radius = radiusOf(result);
  const isLand = findCollection(demand.collection)?.geometryType.includes('Polygon');
  const rows = [
    h('li', {}, h('span', { class: 'key-swatch', style: { background: classColour('coverage', 'covered'), opacity: 0.45 } }),
      h('span', {}, served(isLand, radius, titleOf(demand.collection)))),
    h('li', {}, h('span', { class: 'key-swatch hatch' }), h('span', {}, t('legend.gap'))),
    h('li', {}, h('span', { class: 'key-swatch', style: { height: '0', border: '0', 'border-top': `2px solid ${classColour('coverage', 'covered')}` } }), h('span', {}, t('legend.outline'))),
    ...(isVisible(facilities.collection) ? legendRows(facilities.collection) : []),
  ];
  return { title: t('legend.coverage', { facilities: titleOf(facilities.collection) }), content: h('ul', {}, rows), layers: [facilities.collection] };
}

function served(isLand, radius, demand) {
  if (!isLand) return t('legend.served', { radius: radius ? metres(radius) : t('coverage.radiusOwn') });
  return radius ? t('legend.covered', { radius: metres(radius), demand }) : t('legend.coveredOwn', { demand });
}
