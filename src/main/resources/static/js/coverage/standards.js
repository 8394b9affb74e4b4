/** Service radii and thresholds out of the planning standards, with their source and mark. */

import { joined, metres } from '../base/format.js';
import { hasText, localized, t } from '../base/i18n.js';
import { listStandards } from '../data/catalog.js';

const RADIUS_KINDS = ['fixed-radius', 'radius-by-class', 'radius-by-area'];

function values() {
  return listStandards().flatMap((profile) => (profile.values ?? []).map((value) => ({ ...value, profile, id: `${profile.id}#${value.id}` })));
}

/** The radius values about a layer, each with `metres` where it is one figure for all facilities. */
export function standardsFor(layer) {
  return values().filter((value) => value.layer === layer && RADIUS_KINDS.includes(value.kind)).map(withMetres);
}

/** A radius value by `profile#value`, `profile@version#value` or its bare id. */
export function findStandardValue(reference) {
  const plain = String(reference).replace(/@[^#]*#/, '#');
  return values().filter((value) => value.id === plain || value.id.endsWith(`#${plain}`)).map(withMetres)[0] ?? null;
}

function withMetres(value) {
  return { ...value, metres: value.kind === 'fixed-radius' ? value.rows[0].value : null };
}

/** A short name for the choice: source and radius. */
export function standardLabel(value) {
  return `${value.source} · ${radiusText(value)}`;
}

/** The radius in words: one figure, or the smallest to the largest. */
export function radiusText(value) {
  const figures = value.rows.map((row) => row.value).filter(Number.isFinite);
  if (figures.length === 0) return localized(value.title);
  const low = Math.min(...figures);
  const high = Math.max(...figures);
  return low === high ? metres(low) : `${metres(low)} – ${metres(high)}`;
}

/** Every row of a value in words, for the note below the choice. */
export function rowsText(value) {
  if (value.metres !== null) return '';
  return joined(value.rows.filter((row) => Number.isFinite(row.value) && localized(row.title)).map((row) => `${localized(row.title)} ${metres(row.value)}`));
}

/** How far a figure can be relied on. */
export function markText(mark) {
  const key = `mark.${mark}`;
  return hasText(key) ? t(key) : mark;
}
