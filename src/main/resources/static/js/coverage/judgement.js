/** What the standards say to a result, and what else a reader should know of it. */

import { h, svg } from '../base/dom.js';
import { number } from '../base/format.js';
import { ICONS } from '../base/icons.js';
import { hasText, localized, t } from '../base/i18n.js';
import { layerData } from '../data/features.js';
import { markText } from './standards.js';

const SHOWN = 3;
const LOOKS = { pass: ['good', 'ok'], fail: ['bad', 'warn'], warn: ['warn', 'warn'] };

function findings({ document }) {
  return document.compliance?.findings ?? [];
}

/** The share that the standard asks for, 0 to 1, or null where no standard says. */
export function thresholdOf(result) {
  const found = findings(result).find((one) => Number.isFinite(one.threshold));
  return found ? found.threshold / 100 : null;
}

/** The judgements as a list, those not met first; null where there are none. */
export function judgements(result) {
  const order = ['fail', 'warn', 'pass'];
  const rows = [...findings(result)].sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status)).map(judgementRow);
  const notes = (result.summary.notes ?? []).filter((note) => note.code !== 'facilities-excluded').map((note) => h('li', { class: 'judgement' }, svg(ICONS.warn, 'icon small'), h('span', {}, localized(note.message))));
  const left = leftOut(result);
  if (rows.length + notes.length === 0 && !left) return null;
  return h('div', { class: 'judgements' },
    rows.length ? h('h3', {}, t('coverage.judgements')) : null,
    h('ul', {}, rows.slice(0, SHOWN), rows.length > SHOWN ? null : notes),
    rows.length > SHOWN ? h('details', {}, h('summary', {}, t('coverage.moreJudgements', { count: number(rows.length - SHOWN + notes.length) })), h('ul', {}, rows.slice(SHOWN), notes)) : null,
    left);
}

function judgementRow(finding) {
  const [look, icon] = LOOKS[finding.status] ?? ['', 'warn'];
  return h('li', { class: `judgement ${look}` }, svg(ICONS[icon], 'icon small'),
    h('span', {}, localized(finding.message),
      h('span', { class: 'note' }, ` ${[finding.source, finding.mark ? markText(finding.mark) : null].filter(Boolean).join(' · ')}`)));
}

/** Facilities that did not count, with the reason of each. */
function leftOut({ document, asked }) {
  const list = document.excluded ?? [];
  if (list.length === 0) return null;
  const names = new Map(layerData(asked.facilities.collection).shapes.map((shape) => [shape.id, shape.properties.name]));
  const reason = (one) => (hasText(`excluded.${one.reason}`) ? t(`excluded.${one.reason}`) : String(one.reason).replaceAll('-', ' '));
  return h('details', {}, h('summary', {}, t('coverage.excluded', { count: number(list.length) })),
    h('ul', {}, list.map((one) => h('li', {}, `${names.get(String(one.id)) ?? one.id} · ${reason(one)}`, h('span', { class: 'note' }, ` ${one.detail ?? ''}`)))));
}
