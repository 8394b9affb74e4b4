/** Saved plans: what each reaches, opened, copied, exported, deleted, ticked for a comparison. */

import { fill, h, svg } from '../base/dom.js';
import { button } from '../base/forms.js';
import { dateTime, metres, number, percent } from '../base/format.js';
import { ICONS } from '../base/icons.js';
import { currentLanguage, t } from '../base/i18n.js';
import { titleOf } from '../data/catalog.js';
import { serverFile } from '../shell/files.js';
import { openDialog } from '../shell/dialog.js';
import { emptyState, notice, problemNotice, skeleton, toast } from '../shell/notices.js';
import { chosenForComparison, compare, tickForComparison } from './compare.js';
import { gapTitle } from './words.js';
import { copyScenario, deleteScenario, loadScenarios, openScenario, renewScenario, scenarioPath, scenarioState } from './scenario-store.js';

const FILES = [['geojson', 'application/geo+json'], ['csv', 'text/csv'], ['pdf', 'application/pdf']];

/** The list with its states; `opened` is called once a plan is on show. */
export function scenarioList(opened) {
  const { list, failure, loading } = scenarioState();
  if (failure) return problemNotice(failure, { retry: loadScenarios });
  if (list === null) {
    if (!loading) loadScenarios();
    return skeleton(4);
  }
  if (list.length === 0) return emptyState('siting', t('scenario.empty'));
  const ticked = chosenForComparison().filter((id) => list.some((one) => one.id === id));
  return [
    h('p', { class: 'note' }, t('scenario.hint')),
    h('ul', { class: 'scenario-list' }, list.map((one) => row(one, ticked, opened))),
    h('div', { class: 'row actions' }, button(t('scenario.compare', { count: number(ticked.length) }), () => compare(ticked), { class: 'button primary', disabled: ticked.length < 2, 'data-test': 'scenario-compare' })),
  ];
}

function row(scenario, ticked, opened) {
  const { id, name, remark, changed, stale } = scenario;
  return h('li', { class: 'scenario', dataset: { scenario: id } },
    h('div', { class: 'row' },
      h('label', { class: 'tick' }, h('input', { type: 'checkbox', checked: ticked.includes(id), 'data-test': `tick-${id}`, 'aria-label': t('scenario.tick', { name }), onchange: (event) => tickForComparison(id, event.target.checked) })),
      h('strong', { class: 'scenario-name' }, name),
      stale ? h('span', { class: 'badge' }, t('scenario.stale')) : null),
    h('div', { class: 'amount' }, figures(scenario)),
    remark ? h('div', { class: 'note' }, remark) : null,
    h('div', { class: 'note' }, [proof(scenario), dateTime(changed)].filter(Boolean).join(' · ')),
    stale ? notice('warn', t('scenario.staleWhy', { layers: (scenario.movedOn ?? []).map((one) => titleOf(one.collection)).join(' · ') })) : null,
    h('div', { class: 'row wrap actions' },
      action('scenario.open', 'open', () => openScenario(id).then(opened)),
      stale ? action('scenario.renew', 'renew', () => renewScenario(id)) : null,
      action('scenario.copy', 'copy', () => copyScenario(id, t('scenario.copyOf', { name }))),
      exportMenu(scenario),
      action('scenario.delete', 'delete', () => askDelete(scenario), 'danger')));
}

function figures({ summary = {} }) {
  const after = summary.after ?? summary;
  return [
    Number.isFinite(after.ratio) ? t('scenario.served', { share: percent(after.ratio) }) : '',
    Number.isFinite(after.meanMetres) ? t('scenario.mean', { metres: metres(after.meanMetres) }) : '',
    Number.isFinite(after.newSites) ? t('scenario.newSites', { count: number(after.newSites) }) : '',
  ].filter(Boolean).join(' · ');
}

function proof({ solved }) {
  if (!solved) return t('scenario.drawn');
  return solved.status === 'optimal' ? t('siting.proof.optimal') : Number.isFinite(solved.gap) ? gapTitle(solved.gap) : t('siting.proof.none');
}

function action(key, name, act, kind = '') {
  const run = async (event) => {
    const element = event.currentTarget;
    element.disabled = true;
    try {
      await act();
    } catch (problem) {
      openDialog(t(key), (close) => [problemNotice(problem, { retry: () => {
        close();
        run({ currentTarget: element });
      } }), h('div', { class: 'row actions' }, button(t('close'), close))]);
    }
    element.disabled = false;
  };
  return button(t(key), run, { class: `button small ${kind}`, 'data-test': `scenario-${name}` });
}

function exportMenu({ id, name }) {
  const menu = h('details', { class: 'menu' }, h('summary', { class: 'button small', 'data-test': 'scenario-export' }, svg(ICONS.download, 'icon small'), t('export')));
  fill(menu, menu.firstChild, h('div', { class: 'menu-list' }, FILES.map(([format, type]) => h('button', { type: 'button', 'data-test': `scenario-${format}`, onclick: () => {
    menu.open = false;
    serverFile(`${scenarioPath(id)}?f=${format}&lang=${currentLanguage()}`, `${name.replace(/[\\/:*?"<>|]/g, ' ').slice(0, 60)}.${format}`, type);
  } }, t(`scenario.export.${format}`)))));
  return menu;
}

function askDelete({ id, name }) {
  return new Promise((resolve, reject) => {
    const dialog = openDialog(t('scenario.delete'), (close) => [
      h('p', {}, t('scenario.deleteSure', { name })),
      h('div', { class: 'row actions' }, button(t('cancel'), close), button(t('scenario.delete'), () => {
        close();
        deleteScenario(id).then(() => toast(t('scenario.deleted'))).then(resolve, reject);
      }, { class: 'button danger', 'data-test': 'scenario-delete-sure' })),
    ]);
    dialog.addEventListener('close', () => resolve());
  });
}
