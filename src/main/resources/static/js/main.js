/** Starts the page: words, catalogue, frame, map; then whatever the address asks for. */

import { emit, on } from './base/bus.js';
import { fill } from './base/dom.js';
import { rememberedLanguage, t, useLanguage } from './base/i18n.js';
import { caseSections, isCaseSection, keepCaseQuestions, startCaseSections } from './cases/sections.js';
import { inputs, settle } from './coverage/inputs.js';
import { coverageSection, startCompute, startCoverage } from './coverage/panel.js';
import { loadCatalog, loadStandards } from './data/catalog.js';
import { refreshJobs } from './data/jobs.js';
import { loadStyles } from './data/styles.js';
import { gridsSection, hasGrids, startGrids } from './grids/panel.js';
import { computeGrids } from './grids/run.js';
import { GRIDS_USUAL, grids } from './grids/state.js';
import { importSection, startImports } from './imports/panel.js';
import { jobsSection, startJobs } from './jobs/panel.js';
import { layersSection, startLayers } from './layers/panel.js';
import { showOnly, syncOrder } from './layers/order.js';
import { startControls } from './map/controls.js';
import { startDetails } from './map/details.js';
import { startHover } from './map/hover.js';
import { startLegend } from './map/legend.js';
import { fetchVisible, startMap, useBaseMap } from './map/map.js';
import { startOverlays } from './map/overlays.js';
import { colourLayers } from './map/styles.js';
import { publishSection, startPublish } from './publish/panel.js';
import { followView, keepInAddress, readAddress } from './shell/address.js';
import { startHeader } from './shell/header.js';
import { problemNotice } from './shell/notices.js';
import { render, startRail } from './shell/rail.js';
import { startSheet } from './shell/sheet.js';
import { hasSiting, resumeSiting, sitingSection, startSiting } from './siting/panel.js';
import { SITING_USUAL, siting } from './siting/state.js';

const byId = (id) => document.getElementById(id);

async function start() {
  await useLanguage(new URLSearchParams(location.search).get('lang') ?? rememberedLanguage());
  keepCaseQuestions();
  keepInAddress('grids', [{ prefix: 'g', state: grids, usual: structuredClone(GRIDS_USUAL) }], hasGrids);
  keepInAddress('siting', [{ prefix: 'l', state: siting, usual: structuredClone(SITING_USUAL) }], hasSiting);
  const asked = readAddress();
  startHeader(byId('header'));
  try {
    await Promise.all([loadCatalog(), loadStandards(), loadStyles()]);
    colourLayers();
  } catch (problem) {
    fill(byId('panel'), problemNotice(problem, { retry: () => location.reload() }));
    return;
  }
  syncOrder();
  if (asked.layers) showOnly(asked.layers);
  Object.assign(inputs, asked.asked);
  settle();
  startParts(asked);
  on('catalog', () => {
    syncOrder();
    fetchVisible();
  });
  on('key', () => refreshJobs());
  emit('catalog-first');
  document.documentElement.dataset.ready = 'true';
  refreshJobs();
  if (asked.run && asked.section === 'grids') computeGrids();
  else if (asked.run && asked.section === 'siting') resumeSiting();
  else if (asked.run && !isCaseSection(asked.section)) startCompute();
}

function startParts(asked) {
  startMap(byId('map'), asked.start);
  useBaseMap(localStorage.getItem('cityreach.baseMap') ?? '');
  startOverlays('coverage');
  startCaseSections(byId('stage'));
  startGrids();
  startSiting();
  startHover(byId('stage'));
  startRail(byId('rail'), byId('panel'), [layersSection, coverageSection, sitingSection, ...caseSections, gridsSection, importSection, publishSection, jobsSection], asked.section ?? 'coverage');
  startControls(byId('controls'), byId('status'), byId('stage'));
  startLegend(byId('legend'));
  startDetails(byId('details'));
  startLayers();
  startCoverage();
  startImports();
  startPublish();
  startJobs();
  startSheet(byId('panel'));
  followView();
  byId('map').setAttribute('aria-label', t('map'));
  on('language', () => {
    byId('map').setAttribute('aria-label', t('map'));
    render();
  });
}

start();
