/** What the sections with a question and a button have in common: drawing, waiting, asking, following the data. */

import { debounced, on } from '../base/bus.js';
import { fill, h } from '../base/dom.js';
import { t } from '../base/i18n.js';
import { layerSummary, refreshSummary } from '../cases/summary.js';
import { isPeriodBroken } from '../cases/question.js';
import { casesElsewhere, insteadOfCases, mendOfCases, watchElsewhere } from '../cases/empty.js';
import { emptyState } from '../shell/notices.js';
import { currentSection, render } from '../shell/rail.js';
import { answerFrame } from './frame.js';

/**
 * A section about cases. `form(changed, start)` makes the question, `run()` is the analysis on show, `ask()` starts it,
 * `answer(result)` draws what it found, `hint()` says what to do before there is anything. The first time a section is
 * opened it asks what its fields say, if it can.
 */
export function caseSection({ id, event, form, run, ask, answer, hint, canAsk = () => true }) {
  let place = null;
  const isShown = () => currentSection() === id;
  const draw = () => {
    if (!isShown() || !place) return;
    const { failure } = run();
    const mend = failure ? mendOfCases(failure, reset) : null;
    fill(place, casesElsewhere(), answerFrame(run(), { again: draw, retry: ask, mend, hint: hint() ? emptyState(id, hint()) : null, answer }));
  };
  const changed = () => {
    render();
    refreshSummary();
  };
  const reset = async () => {
    render();
    await refreshSummary();
    render();
    if (canAsk()) ask();
  };
  const section = {
    id,
    icon: id,
    render(panel) {
      place = h('div', { class: 'answer', 'aria-live': 'polite' });
      const instead = insteadOfCases(reset);
      fill(panel, h('div', { class: 'panel-head' }, h('h2', {}, t(`section.${id}`))),
        instead ?? [h('div', { class: 'block question' }, form(changed, ask)), place]);
      draw();
    },
  };
  const start = () => {
    const isTyping = () => document.activeElement?.closest('.picker, .case-form input');
    on(event, draw);
    on('summary', () => isShown() && !isTyping() && render());
    watchElsewhere(isShown, draw);
    on('catalog', debounced(300, () => isShown() && refreshSummary()));
    on('section', async (now) => {
      if (now !== id) return;
      await refreshSummary();
      const { result, running, failure } = run();
      if (isShown() && !isPeriodBroken() && layerSummary()?.total && canAsk() && !result && !running && !failure) ask();
    });
  };
  return { section, start, draw };
}
