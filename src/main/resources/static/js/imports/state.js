/** What the reader has said so far about a file to import. */

import { findCollection } from '../data/catalog.js';

export const NEW_LAYER = '$new';
export const SYSTEMS = ['EPSG:4326', 'EPSG:4490', 'EPSG:4549', 'EPSG:4528', 'EPSG:3857', 'GCJ-02', 'BD-09'];
export const ENCODINGS = ['UTF-8', 'GBK', 'GB18030', 'UTF-16LE', 'ISO-8859-1'];
export const DELIMITERS = [',', ';', '\t', '|'];
export const OTHER = '$other';

const FRESH = {
  file: null,
  peek: null,
  target: '',
  layer: null,
  format: '',
  sourceLayer: '',
  sourceLayers: [],
  crs: '',
  otherCrs: '',
  encoding: '',
  delimiter: '',
  datePattern: '',
  zone: '',
  mode: 'append',
  onError: 'reject-row',
  mapping: {},
  touched: new Set(),
  accepted: false,
  preview: null,
  previewFailure: null,
  previewing: false,
  job: null,
  failure: null,
  report: null,
};

export const draft = { ...FRESH, touched: new Set() };

/** Starts anew with a file, keeping nothing of the one before. */
export function startDraft(file, peek) {
  Object.assign(draft, FRESH, { file, peek, format: peek.format, mapping: {}, touched: new Set() });
}

export function clearDraft() {
  Object.assign(draft, FRESH, { mapping: {}, touched: new Set() });
}

/** The name of the coordinate system as the server takes it; empty where none was chosen. */
export function chosenCrs() {
  return draft.crs === OTHER ? draft.otherCrs.trim() : draft.crs;
}

/** Whether rows are a table, whose place is in its columns. */
export function isTable() {
  return draft.format === 'csv' || draft.format === 'xlsx' || draft.preview?.format === 'xlsx';
}

/** Whether only the server can look into the file. */
export function isForServer() {
  return draft.format !== 'csv' && draft.format !== 'geojson';
}

/** Whether the file must be told its coordinate system. */
export function needsCrs() {
  return isTable() || draft.preview?.open?.code === 'crs-required';
}

/** What columns can be mapped to: the id, the place, and the layer's properties. */
export function mappingTargets() {
  const properties = draft.target === NEW_LAYER
    ? (draft.layer?.properties ?? []).filter((one) => one.wanted).map((one) => one.name)
    : (findCollection(draft.target)?.properties ?? []).map((one) => one.name);
  return [...(isTable() ? ['id', 'x', 'y', 'wkt'] : ['id']), ...properties];
}

/** The columns of the file, as the server read them or, before that, as the page did. */
export function columnNames() {
  const columns = draft.preview?.columns ?? draft.peek?.columns ?? [];
  return columns.map((one) => (typeof one === 'string' ? one : one.name));
}

/** The form that the server wants; `extra` adds or replaces fields. */
export function formOf(extra = {}) {
  const form = new FormData();
  const mapping = Object.fromEntries(Object.entries(draft.mapping).filter(([target, column]) => column && mappingTargets().includes(target)));
  const fields = {
    format: draft.format,
    sourceLayer: draft.sourceLayer,
    crs: chosenCrs(),
    mode: draft.mode,
    onError: draft.onError,
    mapping: Object.keys(mapping).length ? JSON.stringify(mapping) : '',
    encoding: draft.format === 'geojson' ? '' : draft.encoding,
    delimiter: draft.format === 'csv' ? draft.delimiter : '',
    datePattern: draft.datePattern,
    zone: draft.zone,
    ...extra,
  };
  for (const [name, value] of Object.entries(fields)) if (value !== '' && value !== undefined && value !== null) form.append(name, value);
  return form;
}
