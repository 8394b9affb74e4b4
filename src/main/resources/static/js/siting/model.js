/** A document of the siting processes made ready to show: sites as shapes, demand by how it is served. */

import { ensureWhole, layerData } from '../data/features.js';
import { findCollection } from '../data/catalog.js';
import { findStandardValue } from '../coverage/standards.js';
import { drawable } from '../map/geometry.js';
import { isCovering } from './state.js';

/** A distance that nobody would notice, in metres. */
const SAME_METRES = 0.5;
const NEW_ROLES = ['new', 'fixed'];

/** Fetches the layers that a result is drawn with. */
export function ensureLayers(asked) {
  const ids = [asked.demand?.collection, asked.existing?.collection, asked.candidates?.collection, asked.groupBy?.collection, findCollection('grid') ? 'grid' : null];
  return Promise.all([...new Set(ids.filter((id) => id && findCollection(id)))].map((id) => ensureWhole(id)));
}

/** The radius that counts as served, in metres; null where distance alone matters. */
export function reachOf(asked) {
  if (!isCovering(asked.problem)) return null;
  return asked.radiusMetres ?? findStandardValue(asked.standard ?? '')?.metres ?? null;
}

/**
 * Shapes of a document: `sites`, `excluded`, `demands` with `place`, `weight`, `before`, `after`, `site` and `kind` (served,
 * newly, unserved, lost), and `bySite`, whom each site serves. A document without demand places takes those of `base`.
 */
export function modelOf(document, asked, base = null) {
  const places = document.demands ? placesOf(document.demands, asked) : base?.places ?? new Map();
  const model = {
    document, asked, places,
    sites: shapesOf(document.sites).map(withRole),
    excluded: document.excluded ? shapesOf(document.excluded) : base?.excluded ?? [],
    bySite: new Map(),
  };
  for (const [demand, site, metres, share] of document.assignments ?? []) {
    if (!model.bySite.has(site)) model.bySite.set(site, []);
    model.bySite.get(site).push({ demand: String(demand), metres, share: share ?? 1 });
  }
  model.demands = document.after ? demandsOf(model) : withoutPlan(model);
  return model;
}

function shapesOf(collection) {
  return (collection?.features ?? []).map((feature, index) => drawable({ ...feature, id: feature.id ?? feature.properties?.id }, `site-${index + 1}`)).filter(Boolean);
}

function withRole(shape) {
  shape.role = shape.properties.role;
  shape.isNew = NEW_ROLES.includes(shape.role);
  return shape;
}

/** Where demand is: its point, and the polygon of its layer where there is one. */
function placesOf(collection, asked) {
  const polygons = new Map(layerData(asked.demand?.collection ?? '').shapes.filter((shape) => shape.dimension === 2).map((shape) => [shape.id, shape]));
  return new Map(shapesOf(collection).map((shape) => [shape.id, {
    id: shape.id, place: [shape.parts[0][0], shape.parts[0][1]], point: shape, ground: polygons.get(shape.id) ?? shape,
    weight: shape.properties.weight ?? 1, before: finite(shape.properties.beforeMetres),
  }]));
}

function finite(value) {
  return Number.isFinite(value) ? value : null;
}

function demandsOf({ asked, places, bySite }) {
  const after = new Map();
  for (const [site, served] of bySite) {
    for (const { demand, metres, share } of served) {
      const known = after.get(demand);
      after.set(demand, { site, metres: known ? Math.max(known.metres, metres) : metres, share: (known?.share ?? 0) + share });
    }
  }
  const reach = reachOf(asked);
  return [...places.values()].map((one) => {
    const now = after.get(one.id);
    return { ...one, after: now?.metres ?? null, site: now?.site ?? null, kind: kindOf(one.before, now, reach) };
  });
}

/** Where there is no plan, only the demand that the reason names is shown. */
function withoutPlan({ document, places }) {
  return (document.reason?.demand ?? []).map((id) => places.get(String(id))).filter(Boolean).map((one) => ({ ...one, after: null, site: null, kind: 'unserved' }));
}

function kindOf(before, now, reach) {
  if (reach !== null) {
    const was = before !== null && before <= reach + 1e-6;
    const is = now !== undefined && now.metres <= reach + 1e-6 && now.share > 1e-9;
    return was ? (is ? 'served' : 'lost') : is ? 'newly' : 'unserved';
  }
  if (now === undefined) return before === null ? 'unserved' : 'lost';
  if (before === null || now.metres < before - SAME_METRES) return 'newly';
  return now.metres > before + SAME_METRES ? 'lost' : 'served';
}
