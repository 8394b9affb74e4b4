/** The three analyses of the hot-spot section, each with its own result. */

import { Run } from '../analysis/run.js';
import { drawable } from '../map/geometry.js';
import { ensurePlaces } from '../data/places.js';
import { PROCESSES, hotspotInputs, hotspots } from './state.js';

const adopters = { period: areas, emerging: areas, repeat: locations };
export const runs = Object.fromEntries(Object.entries(PROCESSES).map(([mode, process]) => [mode, new Run(process, 'hotspots', (answer) => adopters[mode]({ ...answer, mode }))]));

export function presentRun() {
  return runs[hotspots.mode];
}

export function askHotspots() {
  return presentRun().compute(hotspotInputs());
}

async function areas(answer) {
  await ensurePlaces();
  const { document } = answer;
  const shapes = shapesOf(document.features);
  const counts = new Map();
  for (const shape of shapes) counts.set(shape.properties.class, (counts.get(shape.properties.class) ?? 0) + 1);
  return { ...answer, shapes, counts };
}

async function locations(answer) {
  await ensurePlaces();
  return { ...answer, shapes: shapesOf(answer.document.locations).sort((a, b) => a.properties.count - b.properties.count) };
}

function shapesOf(collection) {
  return (collection?.features ?? []).map((feature, index) => drawable(feature, `${index + 1}`)).filter(Boolean);
}
