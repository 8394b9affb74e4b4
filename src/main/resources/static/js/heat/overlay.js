/** The heat section on the map: the surface's tiles, or the areas in their classes. */

import { plain } from '../base/format.js';
import { localized, t } from '../base/i18n.js';
import { legendRowsOf } from '../analysis/legend.js';
import { periodText } from '../cases/form.js';
import { cases, period } from '../cases/question.js';
import { paintClasses, registerOverlay } from '../map/overlays.js';
import { areaColour, areaLegendRows, areaRun, areaTitle, areaUnit, nameOfArea, valueOfArea } from './areas.js';
import { heat } from './state.js';
import { surface } from './surface.js';

export const HEAT = '$heat';

export function startHeatOverlay({ shown, hidden }) {
  registerOverlay('heat', {
    id: HEAT,
    shown,
    hidden,
    shapes: () => (heat.view === 'areas' ? areaRun.result?.shapes ?? [] : []),
    paint(context, view) {
      if (heat.view !== 'areas' || !areaRun.result) return;
      context.globalAlpha *= areaRun.stale ? 0.4 : 1;
      paintClasses(context, view, areaRun.result.shapes, areaColour);
    },
    legend: () => (heat.view === 'areas' ? areaLegend() : surfaceLegend()),
    hover: (shape) => [nameOfArea(shape), valueOfArea(shape), periodText(period())],
    details: (shape) => ({ title: nameOfArea(shape), kind: areaTitle(), facts: [[t(`indicator.${heat.indicator}`), valueOfArea(shape)], [t('cases.period'), periodText(period())]] }),
    versions: () => (heat.view === 'areas' ? areaRun.result?.document.versions ?? {} : surface.legend ? { [cases.collection]: surface.legend.version } : {}),
    caption: () => [heat.view === 'areas' ? areaTitle() : t('heat.surfaceTitle'), periodText(period())],
  });
}

function surfaceLegend() {
  const { legend } = surface;
  if (!legend) return null;
  const radius = t('heat.legendRadius', { radius: plain(Math.round(legend.radiusMetres)), kernel: t(`kernel.${legend.kernel ?? heat.kernel}`) });
  return { title: localized(legend.title) || t('heat.density'), unit: `${t('heat.unit')} · ${radius}`, rows: legendRowsOf(legend).reverse() };
}

function areaLegend() {
  const { result } = areaRun;
  if (!result) return null;
  return { title: localized(result.document.legend?.title) || areaTitle(), unit: areaUnit(), rows: areaLegendRows().reverse() };
}

/** Rows of the area table, the highest first. */
export function areaRows() {
  return [...(areaRun.result?.shapes ?? [])].filter((shape) => shape.properties.value !== null).sort((a, b) => b.properties.value - a.properties.value);
}
