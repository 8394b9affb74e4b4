/** The area map: cases, density or rate by cell, grid, town, square or hexagon, in classes. */

import { number, plain } from '../base/format.js';
import { localized, t } from '../base/i18n.js';
import { Run } from '../analysis/run.js';
import { legendRowsOf } from '../analysis/legend.js';
import { drawable } from '../map/geometry.js';
import { areaName } from '../cases/areas.js';
import { areaInputs, heat } from './state.js';

/** Indicators that every city can ask for, by their ids. */
export const INDICATORS = ['cases', 'cases-per-km2', 'cases-per-1000-residents', 'on-time-rate', 'closure-rate', 'repeat-rate', 'overdue', 'mean-hours-to-resolve'];
export const METHODS = ['equal-count', 'equal-step', 'natural-breaks', 'fixed'];
let kept = null;
let opened = null;

export const areaRun = new Run('area-map', 'heat', adopt);

function adopt(answer) {
  const { features = [] } = answer.document.features ?? {};
  const shapes = features.map((feature, index) => drawable(feature, `${index}`)).filter(Boolean);
  return { ...answer, shapes, colours: legendRowsOf(answer.document.legend).map((row) => row.colour) };
}

/** Computes the present question, or shows the kept result of it that was opened; resolves when it is drawn. */
export function drawAreas() {
  const asked = areaInputs(kept);
  if (opened?.question === JSON.stringify(asked)) return areaRun.show(opened.document, asked, { jobId: opened.jobId });
  opened = null;
  return areaRun.compute(asked);
}

/** Keeps the result of an earlier job, whose question the fields have already, until another is asked. */
export function openAreas(document, jobId) {
  opened = { document, jobId, question: JSON.stringify(areaInputs()) };
}

/** The limits between the classes on show. */
export function shownBreaks() {
  return areaRun.result?.document.legend?.breaks ?? [];
}

/** Keeps the classes of the present map while time moves. */
export function fixClasses() {
  kept = shownBreaks().length ? shownBreaks() : null;
}

export function freeClasses() {
  kept = null;
}

/** The colour of an area's class, which the server counts from 1; null where it has none. */
export function areaColour(shape) {
  return areaRun.result?.colours[shape.properties.class - 1] ?? null;
}

/** The name of an area: its own, or what kind it is and its code. */
export function nameOfArea(shape) {
  return String(shape.properties.name ?? shape.id);
}

/** A value with the unit of the map. */
export function valueOfArea(shape) {
  const { value } = shape.properties;
  if (value === null || value === undefined) return t('areas.noValue');
  const unit = areaUnit();
  return `${Number.isInteger(value) ? number(value) : plain(value)}${unit ? `\u202f${unit}` : ''}`;
}

/** The unit of the map's values. */
export function areaUnit() {
  const legend = areaRun.result?.document.legend;
  return localized(legend?.unitText ?? legend?.unit, '');
}

/** The legend's rows from the lowest to the highest; while time moves they name only the limits that are kept. */
export function areaLegendRows() {
  return legendRowsOf(areaRun.result?.document.legend, kept !== null);
}

/** What the map shows, in words. */
export function areaTitle() {
  return t('heat.areaTitle', { indicator: t(`indicator.${heat.indicator}`), areas: areaName(heat.by) });
}
