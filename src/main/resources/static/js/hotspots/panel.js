/** The hot-spot section: where cases are more than chance, whether it gets worse, where they come again. */

import { on } from '../base/bus.js';
import { t } from '../base/i18n.js';
import { caseSection } from '../analysis/section.js';
import { selection } from '../map/selection.js';
import { hotspotAnswer } from './answer.js';
import { hotspotForm } from './form.js';
import { ensureMembers } from './members.js';
import { HOTSPOTS, startHotspotOverlay } from './overlay.js';
import { askHotspots, presentRun, runs } from './run.js';

const part = caseSection({ id: 'hotspots', event: 'hotspots', hint: () => t('hotspots.ask'), form: hotspotForm, run: presentRun, ask: askHotspots, answer: hotspotAnswer });
export const hotspotsSection = part.section;

/** Called once. */
export function startHotspots() {
  part.start();
  startHotspotOverlay({});
  on('select', () => {
    const chosen = selection();
    const { result } = runs.repeat;
    if (presentRun() !== runs.repeat || chosen?.layer !== HOTSPOTS || !result) return;
    ensureMembers(chosen.shape, result.asked.cases?.collection ?? 'case').then(part.draw);
  });
}

export function hasHotspots() {
  return presentRun().result !== null;
}
