/** The rail of sections and the panel that shows one of them. */

import { emit, on } from '../base/bus.js';
import { fill, h, svg } from '../base/dom.js';
import { ICONS } from '../base/icons.js';
import { t } from '../base/i18n.js';

let sections = [];
let current = '';
let folded = false;
let rail = null;
let panel = null;

/** Each section has `id`, `icon` and `render(panel)`; optionally `leave()`. */
export function startRail(railElement, panelElement, list, first) {
  rail = railElement;
  panel = panelElement;
  sections = list;
  on('language', () => {
    drawRail();
    render();
  });
  drawRail();
  openSection(sections.some((section) => section.id === first) ? first : sections[0].id);
}

export function currentSection() {
  return current;
}

/** Shows a section; the one that is shown folds the panel away. */
export function openSection(id) {
  if (id !== current) {
    sections.find((section) => section.id === current)?.leave?.();
    current = id;
    setFolded(false);
    drawRail();
    render();
    emit('section', id);
  } else {
    setFolded(false);
  }
}

/** Draws the present section again, from the data there is now; the field that had the focus keeps it. */
export function render() {
  const section = sections.find((one) => one.id === current);
  panel.setAttribute('aria-label', t(`section.${current}`));
  const scrolled = panel.scrollTop;
  const focused = panel.contains(document.activeElement) ? document.activeElement.dataset.test : null;
  fill(panel);
  section.render(panel);
  panel.scrollTop = scrolled;
  if (focused) panel.querySelector(`[data-test="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

function setFolded(value) {
  folded = value;
  document.body.classList.toggle('folded', folded);
  drawRail();
}

function drawRail() {
  const focused = rail.contains(document.activeElement) ? document.activeElement.dataset.section : null;
  rail.setAttribute('aria-label', t('rail'));
  fill(rail,
    sections.map((section) => h('button', {
      type: 'button',
      dataset: { section: section.id },
      'aria-current': section.id === current ? 'page' : null,
      title: t(`section.${section.id}`),
      onclick: () => (section.id === current ? setFolded(!folded) : openSection(section.id)),
    }, svg(ICONS[section.icon]), h('span', {}, t(`section.${section.id}.short`)))),
    h('button', { type: 'button', class: 'fold', dataset: { section: 'fold' }, 'aria-expanded': String(!folded), title: t(folded ? 'unfold' : 'fold'), 'aria-label': t(folded ? 'unfold' : 'fold'), onclick: () => setFolded(!folded) },
      svg(folded ? ICONS.unfold : ICONS.fold)));
  if (focused) rail.querySelector(`[data-section="${focused}"]`)?.focus();
}
