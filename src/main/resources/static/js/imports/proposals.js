/** Which column is likely meant by which target, from its name alone. Proposals, for the reader to check. */

import { findCollection } from '../data/catalog.js';
import { draft, isTable } from './state.js';

const PLACES = { x: /^(x|lon|lng|long|longitude|easting|经度|东坐标|横坐标)$/i, y: /^(y|lat|latitude|northing|纬度|北坐标|纵坐标)$/i, wkt: /^(wkt|geom|geometry|the_geom)$/i, id: /^(id|objectid|fid|编号|序号|编码)$/i };

/** The place or id that a column's name speaks of, or undefined. */
export function placeOf(columnName) {
  return Object.keys(PLACES).find((target) => PLACES[target].test(columnName.trim()));
}

/** Fills the draft's mapping for a layer that exists: by property name, by title in either language, by place. */
export function proposeMapping() {
  const properties = findCollection(draft.target)?.properties ?? [];
  draft.mapping = {};
  for (const { name: column } of draft.peek.columns) {
    const wanted = plain(column);
    const property = properties.find((one) => [one.name, one.title?.zh, one.title?.en].some((name) => name && plain(name) === wanted));
    const target = property?.name ?? placeOf(column);
    const fits = target && (property || isTable());
    if (fits && !draft.mapping[target]) draft.mapping[target] = column;
  }
}

function plain(name) {
  return name.toLowerCase().replace(/[\s_()-]/g, '');
}
