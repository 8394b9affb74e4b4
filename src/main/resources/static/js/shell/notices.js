/** What goes wrong, what is missing, what waits: said the same way everywhere. */

import { h, svg } from '../base/dom.js';
import { ICONS } from '../base/icons.js';
import { hasText, t } from '../base/i18n.js';
import { askForKey } from './key.js';

const TOAST_MS = 4000;

/** A notice of a kind: `good`, `warn`, `bad` or plain. */
export function notice(kind, title, ...lines) {
  const icon = kind === 'good' ? ICONS.ok : ICONS.warn;
  return h('div', { class: `notice ${kind}`, role: kind === 'bad' ? 'alert' : 'note' },
    svg(icon),
    h('div', {}, h('strong', {}, title), lines.filter(Boolean).map((line) => (typeof line === 'string' ? h('p', {}, line) : line))));
}

/** What happened, why, what to do, and under which number the log has it; `mend` is `{text, action}` of a way out. */
export function problemNotice(problem, { retry, mend = null } = {}) {
  const buttons = mend ? [h('button', { class: 'button small', type: 'button', 'data-test': 'mend', onclick: mend.action }, mend.text)] : [];
  if (problem.needsKey) buttons.push(h('button', { class: 'button small', type: 'button', onclick: () => askForKey(retry) }, t('key.enter')));
  if (retry) buttons.push(h('button', { class: 'button small', type: 'button', onclick: retry }, t('retry')));
  return notice('bad', problemTitle(problem), problemWhy(problem), problemAdvice(problem),
    problem.requestId ? h('p', { class: 'note' }, `${t('problem.request')} ${problem.requestId}`) : null,
    buttons.length ? h('div', { class: 'row actions' }, buttons) : null);
}

export function problemTitle(problem) {
  const key = `problem.${problem.code}`;
  if (hasText(key)) return t(key);
  if (problem.status >= 500) return t('problem.server');
  return problem.status === 404 ? t('problem.missing') : t('problem.refused');
}

function problemWhy(problem) {
  if (problem.code === 'offline' || problem.code === 'missing-key') return null;
  const key = `problem.why.${problem.code}`;
  if (hasText(key)) return t(key, { value: problem.value ?? t('problem.nothing') });
  if (problem.parameter && problem.allowed) {
    return t('problem.value', { parameter: problem.parameter, value: problem.value ?? t('problem.nothing'), allowed: problem.allowed });
  }
  return problem.detail || null;
}

function problemAdvice(problem) {
  if (problem.code === 'offline') return t('problem.offlineAdvice');
  if (problem.needsKey) return t('problem.keyAdvice');
  if (problem.status === 503) return t('problem.busyAdvice');
  return problem.status >= 500 ? t('problem.serverAdvice') : null;
}

export function emptyState(iconName, text, ...actions) {
  return h('div', { class: 'empty' }, svg(ICONS[iconName]), h('p', {}, text), actions);
}

export function skeleton(lines = 3) {
  return h('div', { 'aria-busy': 'true', 'aria-label': t('loading') },
    h('div', { class: 'skeleton tall' }),
    Array.from({ length: lines }, (_, index) => h('div', { class: 'skeleton', style: { width: `${95 - 12 * index}%` } })));
}

export function progressBar(percent, label) {
  return h('div', { class: 'progress', role: 'progressbar', 'aria-valuemin': 0, 'aria-valuemax': 100, 'aria-valuenow': Math.round(percent), 'aria-label': label },
    h('i', { style: { width: `${Math.max(2, percent)}%` } }));
}

/** A stage key of the server in words. */
export function stageName(stage) {
  if (!stage) return t('stage.waiting');
  const key = `stage.${stage}`;
  return hasText(key) ? t(key) : stage.replaceAll('-', ' ');
}

export function toast(text) {
  const element = h('div', { class: 'toast' }, text);
  document.getElementById('toasts').append(element);
  setTimeout(() => element.remove(), TOAST_MS);
}
