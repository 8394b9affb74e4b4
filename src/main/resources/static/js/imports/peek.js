/** A first look into a file, in the browser: columns, some rows, types. The server reads it properly later. */

const PEEK_BYTES = 262144;
const ROWS = 200;
const WHOLE_JSON_BYTES = 30e6;

/** Files that only the server can read, by their ending; archives say themselves what they hold. */
const FOR_THE_SERVER = [['xlsx', /\.xlsx$/i], ['gpkg', /\.gpkg$/i], ['fgb', /\.fgb$/i], ['gpx', /\.gpx$/i], ['kml', /\.km[lz]$/i], ['osm', /\.(osm|osm\.gz|pbf)$/i], ['auto', /\.(zip|gz)$/i]];

/** `{format, encoding, delimiter, columns: [{name, type}], rows, geometryType}`. */
export async function peekInto(file) {
  const [format] = FOR_THE_SERVER.find(([, ending]) => ending.test(file.name)) ?? [];
  if (format) return { format, encoding: '', delimiter: '', columns: [], rows: [], geometryType: 'Point' };
  const isJson = /\.(geo)?json$/i.test(file.name);
  return isJson ? peekJson(file) : peekText(file);
}

async function peekText(file) {
  const bytes = await file.slice(0, PEEK_BYTES).arrayBuffer();
  const { text, encoding } = decode(bytes, file.size > PEEK_BYTES);
  const delimiter = delimiterOf(text);
  const lines = parse(text, delimiter, ROWS + 1);
  const [head, ...rows] = lines;
  const columns = (head ?? []).map((name, index) => ({ name: name.trim(), type: typeOf(rows.map((row) => row[index] ?? '')) }));
  return { format: 'csv', encoding, delimiter, columns, rows, geometryType: 'Point' };
}

function decode(bytes, cut) {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: cut }), encoding: 'UTF-8' };
  } catch {
    return { text: new TextDecoder('gb18030').decode(bytes), encoding: 'GBK' };
  }
}

function delimiterOf(text) {
  const line = text.slice(0, text.search(/[\r\n]/) >>> 0);
  const counts = [',', '\t', ';', '|'].map((sign) => [sign, line.split(sign).length]);
  return counts.sort((a, b) => b[1] - a[1])[0][0];
}

/** The first records of a delimited text, quotes by RFC 4180. */
export function parse(text, delimiter, most) {
  const records = [];
  let record = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length && records.length < most; i += 1) {
    const sign = text[i];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[i + 1] === '"') cell += text[i += 1];
      else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === delimiter) {
      record.push(cell);
      cell = '';
    } else if (sign === '\n') {
      record.push(cell.replace(/\r$/, ''));
      if (record.length > 1 || record[0] !== '') records.push(record);
      record = [];
      cell = '';
    } else cell += sign;
  }
  if ((cell !== '' || record.length) && records.length < most) records.push([...record, cell]);
  return records;
}

/** The narrowest type that all filled cells have. */
export function typeOf(cells) {
  const filled = cells.map((cell) => String(cell).trim()).filter((cell) => cell !== '');
  const all = (pattern) => filled.length > 0 && filled.every((cell) => pattern.test(cell));
  if (all(/^(true|false)$/i)) return 'boolean';
  if (all(/^-?(0|[1-9]\d{0,14})$/)) return 'integer';
  if (all(/^-?\d+(\.\d+)?([eE][-+]?\d+)?$/) && !filled.some((cell) => /^-?0\d/.test(cell))) return 'number';
  if (all(/^\d{4}-\d{2}-\d{2}$/)) return 'date';
  if (all(/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/)) return 'date-time';
  return 'string';
}

async function peekJson(file) {
  const result = { format: 'geojson', encoding: 'UTF-8', delimiter: '', columns: [], rows: [], geometryType: 'Point' };
  if (file.size > WHOLE_JSON_BYTES) return result;
  let document;
  try {
    document = JSON.parse(await file.text());
  } catch {
    return result;
  }
  const features = (document.features ?? [document]).slice(0, ROWS);
  const names = [...new Set(features.flatMap((feature) => Object.keys(feature?.properties ?? {})))];
  result.rows = features.map((feature) => names.map((name) => textOf(feature?.properties?.[name])));
  result.columns = names.map((name, index) => ({ name, type: typeOf(result.rows.map((row) => row[index])) }));
  result.geometryType = features.find((feature) => feature?.geometry)?.geometry.type ?? 'Point';
  return result;
}

function textOf(value) {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
