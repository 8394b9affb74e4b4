/** The map as a PNG: what is on it, its title, legend, scale, date and data versions. */

import { date, metres } from '../base/format.js';
import { localized, t } from '../base/i18n.js';
import { landingPage, titleOf } from '../data/catalog.js';
import { metresPerPixel } from './map.js';
import { activeOverlay } from './overlays.js';

const HEAD = 56;
const FOOT = 34;
const PAD = 14;
const FAMILY = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "WenQuanYi Micro Hei", sans-serif';

/** Makes the picture and hands it to the reader. */
export function savePicture(name) {
  const canvas = drawPicture();
  canvas.toBlob((blob) => {
    const address = URL.createObjectURL(blob);
    Object.assign(document.createElement('a'), { href: address, download: `${name}.png` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  }, 'image/png');
}

/** The picture as a canvas, as large as the map with a head and a foot, at twice the screen's points. */
export function drawPicture() {
  const box = document.getElementById('stage').getBoundingClientRect();
  const ratio = 2;
  const canvas = document.createElement('canvas');
  canvas.width = box.width * ratio;
  canvas.height = (box.height + HEAD + FOOT) * ratio;
  const context = canvas.getContext('2d');
  context.scale(ratio, ratio);
  context.fillStyle = '#FFFFFF';
  context.fillRect(0, 0, box.width, box.height + HEAD + FOOT);
  for (const id of ['map', 'map-other']) {
    const map = document.getElementById(id);
    if (map) drawMap(context, map, box);
  }
  drawHead(context, box.width);
  drawLegend(context, box);
  drawFoot(context, box);
  return canvas;
}

/** What lies in one map's panes, in the order in which it is seen. */
function drawMap(context, map, box) {
  const frame = map.getBoundingClientRect();
  context.save();
  context.beginPath();
  context.rect(frame.left - box.left, HEAD, frame.width, frame.height);
  context.clip();
  const panes = [...map.querySelectorAll('.leaflet-overlay-pane, .leaflet-tiles-pane, .leaflet-tiles-other-pane, .leaflet-names-pane')];
  panes.sort((a, b) => Number(getComputedStyle(a).zIndex) - Number(getComputedStyle(b).zIndex));
  for (const pane of panes) drawPane(context, pane, frame, box);
  context.restore();
}

function drawPane(context, pane, frame, box) {
  context.save();
  const cut = /^rect\((.*)\)$/.exec(pane.style.clip);
  if (cut) {
    const [top, right, bottom, left] = cut[1].split(',').map(parseFloat);
    const origin = pane.getBoundingClientRect();
    context.beginPath();
    context.rect(origin.left + left - box.left, origin.top + top - box.top + HEAD, right - left, bottom - top);
    context.clip();
  }
  for (const part of pane.querySelectorAll('canvas, img')) {
    const at = part.getBoundingClientRect();
    if (at.width === 0 || (part.tagName === 'IMG' && !part.complete)) continue;
    context.globalAlpha = Number(part.closest('.leaflet-layer')?.style.opacity || 1);
    context.drawImage(part, at.left - box.left, at.top - box.top + HEAD, at.width, at.height);
  }
  context.restore();
}

function drawHead(context, width) {
  const [title, ...rest] = activeOverlay()?.caption?.() ?? [t('map')];
  const city = localized(landingPage().city?.title, '');
  context.fillStyle = '#FFFFFF';
  context.fillRect(0, 0, width, HEAD);
  write(context, [city, title].filter(Boolean).join(' · '), PAD, 22, { size: 17, bold: true });
  write(context, rest.join(' · '), PAD, 43, { size: 13, colour: '#566270' });
}

function drawLegend(context, box) {
  const legend = activeOverlay()?.legend?.();
  if (!legend?.rows?.length) return;
  const lines = legend.rows.length;
  context.font = `12px ${FAMILY}`;
  const wide = Math.max(120, context.measureText(legend.title).width + 12, context.measureText(legend.unit ?? '').width, ...legend.rows.map((row) => context.measureText(row.label).width + 28)) + 24;
  const tall = 34 + (legend.unit ? 18 : 0) + lines * 19;
  const left = box.width - wide - PAD;
  const top = HEAD + box.height - tall - PAD;
  context.fillStyle = 'rgba(255, 255, 255, 0.95)';
  context.fillRect(left, top, wide, tall);
  context.strokeStyle = '#CBD2D9';
  context.lineWidth = 1;
  context.strokeRect(left, top, wide, tall);
  write(context, legend.title, left + 12, top + 17, { size: 13, bold: true });
  let y = top + 36;
  if (legend.unit) {
    write(context, legend.unit, left + 12, y, { colour: '#566270' });
    y += 18;
  }
  for (const row of legend.rows) {
    context.globalAlpha = row.opacity ?? 1;
    context.fillStyle = row.flat ?? row.colour;
    context.fillRect(left + 12, y - 6, 18, 12);
    context.globalAlpha = 1;
    write(context, row.label, left + 38, y);
    y += 19;
  }
}

function drawFoot(context, box) {
  const y = HEAD + box.height + FOOT / 2;
  const longest = metresPerPixel() * 110;
  const power = 10 ** Math.floor(Math.log10(longest));
  const length = [5, 2, 1].map((step) => step * power).find((one) => one <= longest);
  const pixels = length / metresPerPixel();
  context.strokeStyle = '#1F2933';
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(PAD, y - 4);
  context.lineTo(PAD, y + 4);
  context.lineTo(PAD + pixels, y + 4);
  context.lineTo(PAD + pixels, y - 4);
  context.stroke();
  write(context, metres(length), PAD + pixels + 8, y);
  const versions = Object.entries(activeOverlay()?.versions?.() ?? {}).map(([id, version]) => `${titleOf(id)} v${version}`);
  const synthetic = landingPage().synthetic ?? landingPage().city?.synthetic ?? landingPage().demo;
  const text = [synthetic ? t('synthetic') : '', ...versions, date(new Date().toISOString()), 'CityReach'].filter(Boolean).join(' · ');
  write(context, text, box.width - PAD, y, { colour: '#566270', align: 'right' });
}

function write(context, text, x, y, { size = 12, bold = false, colour = '#1F2933', align = 'left' } = {}) {
  context.font = `${bold ? '650 ' : ''}${size}px ${FAMILY}`;
  context.fillStyle = colour;
  context.textAlign = align;
  context.textBaseline = 'middle';
  context.fillText(text, x, y);
}
