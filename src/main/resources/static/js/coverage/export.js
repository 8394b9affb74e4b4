/** The result as files: gaps as GeoJSON, tables as CSV that spreadsheets open. */

import { fill, h, svg } from '../base/dom.js';
import { ICONS } from '../base/icons.js';
import { t } from '../base/i18n.js';
import { saveFile } from '../shell/dialog.js';

const BYTE_ORDER_MARK = '\ufeff';

export function exportMenu(result) {
  const files = {
    'coverage.export.gaps': () => saveFile('gaps.geojson', 'application/geo+json', JSON.stringify(result.document.gaps ?? { type: 'FeatureCollection', features: [] })),
    'coverage.export.gapTable': () => saveFile('gaps.csv', 'text/csv', csv(result.gaps.map((gap) => ({ rank: gap.rank, place: gap.place, uncovered: gap.uncovered, areaSquareMetres: gap.areaSquareMetres })))),
    'coverage.export.groups': result.groups.length ? () => saveFile('groups.csv', 'text/csv', csv(result.groups)) : null,
    'coverage.export.facilities': result.facilities.length ? () => saveFile('facilities.csv', 'text/csv', csv(result.facilities)) : null,
    'coverage.export.all': () => saveFile('coverage.json', 'application/json', JSON.stringify(result.document)),
  };
  const menu = h('details', { class: 'menu' });
  fill(menu, h('summary', { class: 'button', 'data-test': 'export' }, svg(ICONS.download, 'icon small'), t('export')),
    h('div', { class: 'menu-list' }, Object.entries(files).filter(([, save]) => save).map(([key, save]) => h('button', { type: 'button', onclick: () => {
      save();
      menu.open = false;
    } }, t(key)))));
  return menu;
}

/** Rows as CSV by RFC 4180, with a mark that makes spreadsheets read UTF-8; nested values are left out. */
export function csv(rows) {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row).filter((name) => typeof row[name] !== 'object')))];
  const cell = (value) => {
    const text = value === null || value === undefined ? '' : String(value);
    const safe = /^[=+@\t\r]/.test(text) || /^-\D/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return BYTE_ORDER_MARK + [names, ...rows.map((row) => names.map((name) => row[name]))].map((line) => line.map(cell).join(',')).join('\r\n');
}
