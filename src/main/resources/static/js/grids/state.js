/** What the section of grid checks asks: which layers to check, or which grid to make. */

import { adoptAreas, areaChoices, areasInput, isMade } from '../cases/areas.js';
import { dimensionOf, findCollection, findProperty, listCollections } from '../data/catalog.js';

export const GRIDS_USUAL = {
  mode: 'check', cells: 'cell', grids: 'grid', communities: 'area', width: 0.05, ground: 1, kind: 'fishnet', size: 100, within: 'community', numbering: 'parent', prefix: '', clipped: true,
};
export const grids = structuredClone(GRIDS_USUAL);
const NONE = '';

/** Layers of areas, those of grids first. */
export function areaLayers() {
  return listCollections().filter((one) => dimensionOf(one) === 2 && one.count);
}

/** Areas that a new grid can cover. */
export function groundChoices() {
  return areaChoices().filter((one) => !isMade(one.value));
}

/** Makes the choice fit the layers there are. */
export function settleGrids() {
  const has = (id) => areaLayers().some((one) => one.id === id);
  if (!has(grids.cells)) grids.cells = areaLayers()[0]?.id ?? NONE;
  for (const name of ['grids', 'communities']) if (!has(grids[name])) grids[name] = NONE;
  if (!groundChoices().some((one) => one.value === grids.within)) grids.within = groundChoices()[0]?.value ?? NONE;
  if (!parentCode()) grids.numbering = 'prefix';
}

/** The property by which the areas to be covered tell their code; null where they have none. */
export function parentCode() {
  return findProperty(findCollection(areasInput(grids.within).collection), 'code') ? 'code' : null;
}

/** The inputs of the present mode's process. */
export function gridInputs() {
  if (grids.mode === 'make') {
    const numbering = grids.numbering === 'parent' ? { parentProperty: parentCode() } : grids.prefix ? { codePrefix: grids.prefix } : {};
    return { kind: grids.kind, cellMetres: grids.size, within: areasInput(grids.within), clipped: grids.clipped, ...numbering };
  }
  const layer = (name) => (grids[name] ? { [name]: { collection: grids[name] } } : {});
  return { cells: { collection: grids.cells }, ...layer('grids'), ...layer('communities'), toleranceMetres: grids.width, toleranceSquareMetres: grids.ground };
}

/** Takes over an earlier question of a mode; whether the fields can say all of it. */
export function adoptGrids(mode, request) {
  Object.assign(grids, structuredClone(GRIDS_USUAL), { mode });
  if (mode === 'check') {
    const { cells, grids: larger, communities, toleranceMetres = 0.05, toleranceSquareMetres = 1, ...rest } = request;
    Object.assign(grids, { cells: cells?.collection, grids: larger?.collection ?? NONE, communities: communities?.collection ?? NONE, width: toleranceMetres, ground: toleranceSquareMetres });
    return [cells, larger, communities].every((one) => one?.filter === undefined) && Object.keys(rest).length === 0;
  }
  const { kind = 'fishnet', cellMetres, within, parentProperty, codePrefix = '', clipped = false, ...rest } = request;
  Object.assign(grids, { kind, size: cellMetres, clipped, prefix: codePrefix, numbering: parentProperty ? 'parent' : 'prefix' });
  const ground = { by: grids.within };
  const sayable = Boolean(within) && adoptAreas(ground, within);
  grids.within = ground.by;
  return sayable && (!parentProperty || parentProperty === parentCode()) && Object.keys(rest).length === 0;
}
