/** On narrow screens the panel is a sheet from below: three heights, changed by its handle. */

import { on } from '../base/bus.js';
import { h } from '../base/dom.js';
import { t } from '../base/i18n.js';

const HEIGHTS = ['low', 'half', 'full'];
let height = 'half';

export function startSheet(panel) {
  const handle = h('button', { class: 'sheet-handle', type: 'button', 'aria-controls': panel.id, onclick: () => setHeight(panel, height === 'full' ? 'low' : HEIGHTS[HEIGHTS.indexOf(height) + 1]) });
  panel.before(handle);
  drag(handle, panel);
  const name = () => handle.setAttribute('aria-label', t('sheet'));
  on('language', name);
  on('section', () => height === 'low' && setHeight(panel, 'half'));
  on('go', () => height === 'full' && setHeight(panel, 'half'));
  name();
  setHeight(panel, height);
}

function setHeight(panel, value) {
  height = value;
  document.body.dataset.sheet = value;
}

function drag(handle, panel) {
  let from = null;
  handle.addEventListener('pointerdown', (event) => {
    from = event.clientY;
    handle.setPointerCapture(event.pointerId);
  });
  handle.addEventListener('pointerup', (event) => {
    const moved = from === null ? 0 : event.clientY - from;
    from = null;
    if (Math.abs(moved) < 20) return;
    const index = HEIGHTS.indexOf(height) + (moved < 0 ? 1 : -1);
    setHeight(panel, HEIGHTS[Math.max(0, Math.min(2, index))]);
  });
}
