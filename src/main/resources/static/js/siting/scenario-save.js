/** The dialog that saves a plan under a name. */

import { h } from '../base/dom.js';
import { button, field } from '../base/forms.js';
import { t } from '../base/i18n.js';
import { openDialog } from '../shell/dialog.js';
import { problemNotice, toast } from '../shell/notices.js';
import { planForServer } from './plan.js';
import { questionById, questionText } from './questions.js';
import { createScenario, solvedOf, updateScenario } from './scenario-store.js';
import { siting } from './state.js';

const LONGEST_NAME = 100;

/** Asks for name and remark, and saves; a plan that was opened can be kept in its place. */
export function saveScenario(result) {
  const opened = result.scenario ?? null;
  const name = h('input', { class: 'input', type: 'text', required: true, maxlength: LONGEST_NAME, value: opened?.name ?? suggestion(), 'data-test': 'scenario-name' });
  const remark = h('textarea', { class: 'input', rows: 3, maxlength: 2000, 'data-test': 'scenario-remark' }, opened?.remark ?? '');
  const told = h('div', { role: 'status' });
  const draft = () => ({ name: name.value.trim(), remark: remark.value.trim(), inputs: withoutInclude(result.asked), plan: planForServer(), solved: solvedOf(result) });
  openDialog(t('scenario.save'), (close) => {
    const keep = async (action) => {
      if (!name.reportValidity()) return;
      try {
        await action();
        close();
        toast(t('scenario.saved'));
      } catch (problem) {
        told.replaceChildren(problemNotice(problem, { retry: () => keep(action) }));
      }
    };
    const create = () => keep(() => createScenario(draft()));
    return h('form', { onsubmit: (event) => {
      event.preventDefault();
      create();
    } },
    field(t('scenario.name'), name), field(t('scenario.remark'), remark), told,
    h('div', { class: 'row actions' },
      button(t('cancel'), close),
      opened ? button(t('scenario.replace'), () => keep(() => updateScenario(opened.id, draft())), { 'data-test': 'scenario-replace' }) : null,
      button(t(opened ? 'scenario.saveNew' : 'scenario.save'), null, { class: 'button primary', type: 'submit', 'data-test': 'scenario-keep' })));
  });
  name.select();
}

function suggestion() {
  const question = questionById(siting.question);
  return question ? questionText(question, siting).slice(0, LONGEST_NAME) : t(`siting.problem.${siting.problem}`);
}

function withoutInclude({ include, ...inputs }) {
  return inputs;
}
