/** The one door to the server: everything the page knows comes through `/api`. */

const KEY = 'cityreach.key';
export const API = 'api';

/** A refusal of the server, as its problem+json says it, or a network that did not answer. */
export class Problem extends Error {
  constructor({ status = 0, code = 'offline', detail = '', parameter, value, allowed, requestId }) {
    super(detail || code);
    Object.assign(this, { status, code, detail, parameter, value, allowed, requestId });
  }

  get needsKey() {
    return this.status === 401 || this.status === 403;
  }
}

export function apiKey() {
  return sessionStorage.getItem(KEY) ?? '';
}

export function setApiKey(key) {
  if (key) sessionStorage.setItem(KEY, key);
  else sessionStorage.removeItem(KEY);
}

function headersFor(extra) {
  const key = apiKey();
  return key ? { Accept: 'application/json', 'X-API-Key': key, ...extra } : { Accept: 'application/json', ...extra };
}

/** A request whose refusals are thrown as {@link Problem}; an aborted one throws `AbortError`. */
export async function request(path, { method = 'GET', headers = {}, body, signal } = {}) {
  let response;
  try {
    response = await fetch(path, { method, headers: headersFor(headers), body, signal });
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw new Problem({ code: 'offline', detail: failure.message });
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

async function problemOf(response) {
  const requestId = response.headers.get('X-Request-Id') ?? undefined;
  let said = {};
  try {
    said = await response.json();
  } catch {
    // Some proxies answer with pages; the status says enough.
  }
  const code = said.code ?? String(said.type ?? '').split(/[/#:]/).pop() ?? '';
  return new Problem({
    status: response.status,
    code: code && code !== 'blank' ? code : `http-${response.status}`,
    detail: said.detail ?? said.title ?? '',
    parameter: said.parameter,
    value: said.value,
    allowed: said.allowed,
    requestId: said.requestId ?? requestId,
  });
}

export async function getJson(path, options) {
  const response = await request(path, options);
  return response.json();
}

export async function sendJson(method, path, body, options = {}) {
  const response = await request(path, {
    ...options,
    method,
    headers: { 'Content-Type': 'application/json', ...options.headers },
    body: JSON.stringify(body),
  });
  return readJson(response);
}

/** The answer's document and where it says its resource is; an empty body is null. */
export async function readJson(response) {
  const text = await response.text();
  return { status: response.status, location: response.headers.get('Location'), document: text ? JSON.parse(text) : null };
}

/** A path with its query; empty values are left out. */
export function withQuery(path, parameters) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== null && value !== '') query.set(name, value);
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/** The same request for a shell, so that an analyst learns the API from the page. */
export function asCurl(method, path, body) {
  const address = new URL(path, document.baseURI).href;
  const lines = [`curl -X ${method} '${address}'`];
  if (body !== undefined) {
    lines.push(`  -H 'Content-Type: application/json'`, `  -d '${JSON.stringify(body).replaceAll("'", "'\\''")}'`);
  }
  return lines.join(' \\\n');
}
