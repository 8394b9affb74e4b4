/** What the standards say to a result: thresholds met or not, warnings. */

import { h } from '../base/dom.js';
import { t } from '../base/i18n.js';
import { notice } from '../shell/notices.js';
import { complianceSentence } from './words.js';

/** The share that the standard asks for, 0 to 1, or null where no standard says. */
export function thresholdOf({ document }) {
  const findings = findingsOf(document);
  const found = findings.find((one) => Number.isFinite(one.threshold ?? one.thresholdRatio));
  const value = found?.threshold ?? found?.thresholdRatio ?? null;
  return value === null ? null : value > 1 ? value / 100 : value;
}

function findingsOf(document) {
  const compliance = document.compliance ?? document.summary?.compliance ?? [];
  return Array.isArray(compliance) ? compliance : compliance.findings ?? compliance.checks ?? [compliance];
}

/** The judgements as notices, the first three open; null where there are none. */
export function judgements({ document }) {
  const kinds = { ok: 'good', pass: 'good', met: 'good', true: 'good', fail: 'warn', warn: 'warn', false: 'warn' };
  const lines = [...findingsOf(document), ...(document.warnings ?? document.summary?.warnings ?? [])].filter(Boolean).map((finding) => {
    const verdict = String(finding.status ?? finding.met ?? finding.ok ?? finding.verdict ?? 'warn');
    const sentence = complianceSentence(finding);
    return sentence ? notice(kinds[verdict] ?? '', sentence, finding.source ? String(finding.source) : null) : null;
  }).filter(Boolean);
  if (lines.length === 0) return null;
  const shown = lines.slice(0, 3);
  const rest = lines.slice(3);
  return h('div', { class: 'judgements' }, shown, rest.length ? h('details', {}, h('summary', {}, t('coverage.moreJudgements', { count: rest.length })), rest) : null);
}
