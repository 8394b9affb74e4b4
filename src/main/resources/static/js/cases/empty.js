/** What every case section says while there is no point layer. */

import { h } from '../base/dom.js';
import { t } from '../base/i18n.js';
import { emptyState } from '../shell/notices.js';
import { openSection } from '../shell/rail.js';

export function noCases() {
  return emptyState('heat', t('cases.empty'), h('button', { class: 'button', type: 'button', onclick: () => openSection('imports') }, t('section.imports')));
}
