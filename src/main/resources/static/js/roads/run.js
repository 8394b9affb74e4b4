/** The road profile and the patrol coverage, each with its own result. */

import { Run } from '../analysis/run.js';
import { classesOfStyle } from '../data/styles.js';
import { drawable } from '../map/geometry.js';
import { quantileBreaks } from '../map/styles.js';
import { patrolInputs, profileInputs, roads } from './state.js';

export const runs = { profile: new Run('road-profile', 'roads', profile), patrol: new Run('patrol-coverage', 'roads', patrol) };

export function presentRun() {
  return runs[roads.mode];
}

export function computeRoads() {
  return presentRun().compute(roads.mode === 'profile' ? profileInputs() : patrolInputs());
}

function shapesOf(collection, prefix) {
  return (collection?.features ?? []).map((feature, index) => {
    const shape = drawable(feature, `${prefix}${index + 1}`);
    if (shape) shape.id = `${prefix}${shape.id}`;
    return shape;
  }).filter(Boolean);
}

function profile(answer) {
  const shapes = shapesOf(answer.document.segments, 'segment-');
  return { ...answer, mode: 'profile', shapes, classes: segmentClasses(shapes) };
}

function patrol(answer) {
  const cells = shapesOf(answer.document.cells, 'cell-');
  const missed = shapesOf(answer.document.casesUnvisited, 'case-');
  return { ...answer, mode: 'patrol', shapes: [...cells, ...missed], cells, missed };
}

/** No record, then as many segments in each class as may be. */
function segmentClasses(shapes) {
  const [none, ...colours] = classesOfStyle('road-segment').map((one) => one.colour);
  const limits = quantileBreaks(shapes.map((shape) => shape.properties.cases), colours.length).map((value) => Math.max(2, Math.round(value)));
  const least = [1, ...new Set(limits)].sort((a, b) => a - b);
  return [{ least: 0, colour: none }, ...least.map((value, index) => ({ least: value, colour: colours[index] }))];
}

/** The segments of a road, from its beginning. */
export function segmentsOf(result, road) {
  return result.shapes.filter((shape) => String(shape.properties.road) === String(road)).sort((a, b) => a.properties.fromMetres - b.properties.fromMetres);
}
