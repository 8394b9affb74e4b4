/** A plan in the forms that it has: on the page, in an answer, as the server takes it. */

import { latitudeOf, longitudeOf, unitX, unitY } from '../map/geometry.js';

/** The explicit plan of a document: its new sites with their options, what is closed, what is upgraded. */
export function planOf(model) {
  const plan = { sites: [], close: [], upgrade: [] };
  for (const shape of model.sites) {
    const { option, name } = shape.properties;
    const chosen = option === undefined || option === null ? {} : { option };
    if (shape.isNew) plan.sites.push({ key: shape.id, free: false, name, ...chosen, place: [shape.parts[0][0], shape.parts[0][1]] });
    if (shape.role === 'closed') plan.close.push(shape.id);
    if (shape.role === 'upgraded') plan.upgrade.push({ id: shape.id, ...chosen });
  }
  return plan;
}

/** The plan as the process takes it: candidates by id, places of the reader's own by where they are. */
export function serverPlan(plan) {
  return {
    sites: plan.sites.map(({ key, free, place, name, option }) => ({
      id: key,
      ...(free ? { at: [longitudeOf(place[0]), latitudeOf(place[1])].map((value) => Number(value.toFixed(7))) } : {}),
      ...(free && name ? { name } : {}),
      ...(option === undefined ? {} : { option }),
    })),
    close: plan.close,
    upgrade: plan.upgrade,
  };
}

/** A plan of the server's form as the page keeps it; `shapes` are the sites of its evaluation. */
export function planFromServer(plan, shapes) {
  const places = new Map(shapes.map((shape) => [shape.id, [shape.parts[0][0], shape.parts[0][1]]]));
  return {
    sites: (plan.sites ?? []).map(({ id, at, name, option }, index) => ({
      key: id ?? `own-${index + 1}`, free: Boolean(at), name, ...(option === undefined ? {} : { option }), place: at ? [unitX(at[0]), unitY(at[1])] : places.get(id) ?? [0, 0],
    })),
    close: plan.close ?? [],
    upgrade: plan.upgrade ?? [],
  };
}
