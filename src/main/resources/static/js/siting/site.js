/** A site of a plan as everybody calls and colours it. */

import { t } from '../base/i18n.js';
import { dimensionOf, findCollection } from '../data/catalog.js';
import { styleOf } from '../map/styles.js';
import { siteByKey } from './plan.js';

/** What sites and places of a plan are chosen by on the map. */
export const SITING = '$siting';

/** A site's own name, else that it is a new place, and its id. */
export function siteTitle(shape) {
  return String(shape.properties.name ?? (shape.isNew ? t('siting.newPlace', { id: shape.id }) : shape.id));
}

export function roleColour(role) {
  return { new: '#B42318', fixed: '#B42318', kept: '#0F766E', upgraded: '#6B3FA0', closed: '#7B8794' }[role];
}

/** Where a site stands on show: while it is moved, where the reader holds it. */
export function placeOfSite(shape) {
  return siteByKey(shape.id)?.place ?? [shape.parts[0][0], shape.parts[0][1]];
}

/** The sign on the pins of a question: that of what stands, else of what the candidates are for. */
export function glyphOf({ existing, candidates }) {
  const base = findCollection(existing?.collection ?? candidates?.collection ?? '');
  if (!base || dimensionOf(base) !== 0) return 'place';
  if (base.id === 'candidate_site') return /station/.test(candidates?.filter ?? '') ? 'station' : 'toilet';
  return styleOf(base).glyph ?? 'place';
}
