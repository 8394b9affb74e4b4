/** What the reader wants published and where. The password lives here only: in no address, no store, no text. */

import { API, getJson, request } from '../base/api.js';
import { emit } from '../base/bus.js';
import { findCollection, listCollections } from '../data/catalog.js';

export const draft = {
  view: 'new',
  credentials: '',
  url: '',
  workspace: 'cityreach',
  username: '',
  password: '',
  collections: null,
  surfaces: [],
  group: '',
  withdraw: false,
};

const known = { publications: null, credentials: [], failure: null, loading: false };

export function publishedState() {
  return known;
}

/** Layers that can be chosen: those with features. */
export function choosable() {
  return listCollections().filter((one) => one.count !== 0);
}

/** At first every layer with features is chosen, but for the cases: there are many, and they are inspectors' daily work. */
export function settlePublish() {
  draft.collections ??= choosable().map((one) => one.id).filter((id) => id !== 'case');
  draft.collections = draft.collections.filter((id) => findCollection(id));
  if (draft.credentials && !known.credentials.includes(draft.credentials)) draft.credentials = '';
}

/** The first thing that is still missing, as the key of its sentence; null where nothing is. */
export function whatIsMissing() {
  if (!draft.credentials && !/^https?:\/\/[^/\s]+/.test(draft.url)) return 'publish.missing.url';
  if (!/^[A-Za-z][A-Za-z0-9_-]{0,39}$/.test(draft.workspace)) return 'publish.missing.workspace';
  if (draft.collections.length + draft.surfaces.length === 0 && !draft.withdraw) return 'publish.missing.layers';
  return null;
}

/** The inputs of the process. */
export function publishInputs(dryRun) {
  const { url, workspace, username, password, credentials } = draft;
  const inputs = {
    target: credentials ? { credentials, workspace } : { url, workspace, username, password },
    collections: draft.collections,
    dryRun,
    withdraw: draft.withdraw,
  };
  if (draft.surfaces.length) inputs.surfaces = draft.surfaces;
  const shapes = [2, 1, 0].flatMap((dimension) => draft.collections.filter((id) => dimensionOfId(id) === dimension));
  if (draft.group.trim() && shapes.length) inputs.groups = [{ name: draft.group.trim(), layers: shapes }];
  return inputs;
}

function dimensionOfId(id) {
  const type = findCollection(id)?.geometryType ?? '';
  if (type.includes('Point')) return 0;
  return type.includes('Line') ? 1 : 2;
}

/** As an analyst would send them, without the password. */
export function shownInputs() {
  const inputs = publishInputs(true);
  if (inputs.target.password) inputs.target = { ...inputs.target, password: '…' };
  return inputs;
}

/** Loads what was published; the event `publications` follows. */
export async function loadPublications() {
  known.loading = true;
  try {
    const answer = await getJson(`${API}/publications`);
    Object.assign(known, { publications: answer.publications, credentials: answer.credentials, failure: null });
  } catch (problem) {
    known.failure = problem;
  }
  known.loading = false;
  emit('publications');
}

export async function forgetPublication(id) {
  await request(`${API}/publications/${encodeURIComponent(id)}`, { method: 'DELETE' });
  await loadPublications();
}

/** Takes the form back to what was published, for another run; the login must be given again. */
export function takeUp(publication) {
  Object.assign(draft, {
    view: 'new',
    credentials: '',
    url: publication.url,
    workspace: publication.workspace,
    collections: publication.collections.map((one) => one.id),
    surfaces: publication.surfaces.map((one) => one.job),
    group: publication.groups[0]?.title ?? publication.groups[0]?.name ?? '',
    withdraw: false,
  });
  settlePublish();
}
