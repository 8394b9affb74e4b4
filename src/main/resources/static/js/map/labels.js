/** Names on the map: white halo, none over another, the more important ones first. */

import { alongPlaces, spotPlace } from './label-places.js';
import { pinRadius } from './pins.js';

const FAMILY = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "WenQuanYi Micro Hei", sans-serif';
const SIZE = 12;
const GAP = 3;
const BUCKET = 64;
const ROAD_RANK = { expressway: 0, arterial: 0.1, secondary: 0.3, branch: 0.6, lane: 0.9 };
const ROAD_FROM = { expressway: 12, arterial: 12.5, secondary: 13.5, branch: 15.5, lane: 16.5 };
const widths = new Map();

/** Boxes already taken on the canvas, found by a coarse grid. */
export class Occupancy {
  constructor() {
    this.buckets = new Map();
  }

  isFree(box) {
    for (const key of this.keys(box)) {
      for (const other of this.buckets.get(key) ?? []) {
        if (box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]) return false;
      }
    }
    return true;
  }

  take(box) {
    for (const key of this.keys(box)) {
      if (!this.buckets.has(key)) this.buckets.set(key, []);
      this.buckets.get(key).push(box);
    }
  }

  * keys([left, top, right, bottom]) {
    for (let i = Math.floor(left / BUCKET); i <= Math.floor(right / BUCKET); i += 1) {
      for (let j = Math.floor(top / BUCKET); j <= Math.floor(bottom / BUCKET); j += 1) yield `${i},${j}`;
    }
  }
}

/** The wishes of one layer's features to be named, to be sorted with those of the others. */
export function labelWishes(context, view, shapes, style) {
  const rule = style.label;
  if (!rule || view.zoom < rule.from - (style.paint === 'road' ? 1 : 0)) return [];
  const wishes = [];
  const seen = new Set();
  const font = fontOf(rule);
  for (const shape of shapes) {
    const text = shape.properties.name;
    if (!text || (style.paint === 'road' && view.zoom < (ROAD_FROM[shape.properties.class] ?? 14))) continue;
    const width = widthOf(context, font, text);
    const places = rule.along && shape.dimension === 1
      ? alongPlaces(shape, view, text, width)
      : [spotPlace(shape, view, text, style.paint === 'pin' ? pinRadius(view.zoom) + SIZE * 0.85 : 0)];
    const rank = rule.rank + (style.paint === 'road' ? ROAD_RANK[shape.properties.class] ?? 0.6 : 0);
    for (const place of places) {
      const key = `${text} ${Math.round(place.x / 150)} ${Math.round(place.y / 150)}`;
      if (!seen.has(key)) wishes.push({ ...place, width, rank, font, colour: rule.colour });
      seen.add(key);
    }
  }
  return wishes;
}

/** Writes every label that finds room. Boxes of things that must stay seen are taken beforehand. */
export function writeLabels(context, wishes, occupied) {
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  let written = 0;
  for (const wish of wishes.sort((a, b) => a.rank - b.rank)) {
    const boxes = boxesOf(wish);
    if (boxes.every((box) => occupied.isFree(box))) {
      boxes.forEach((box) => occupied.take(box));
      write(context, wish);
      written += 1;
    }
  }
  return written;
}

/** A slanted label takes a chain of small boxes rather than one large one. */
function boxesOf({ x, y, width, angle, mode, text }) {
  const half = SIZE / 2 + GAP;
  if (mode === 'upright') return [[x - half, y - (text.length * (SIZE + 1)) / 2 - GAP, x + half, y + (text.length * (SIZE + 1)) / 2 + GAP]];
  if (Math.abs(angle) < 0.1) return [[x - width / 2 - GAP, y - half, x + width / 2 + GAP, y + half]];
  const count = Math.max(2, Math.ceil(width / SIZE));
  return Array.from({ length: count }, (_, index) => {
    const along = ((index + 0.5) / count - 0.5) * width;
    const cx = x + along * Math.cos(angle);
    const cy = y + along * Math.sin(angle);
    return [cx - half, cy - half, cx + half, cy + half];
  });
}

function write(context, wish) {
  context.font = wish.font;
  context.save();
  context.translate(wish.x, wish.y);
  context.rotate(wish.angle);
  context.strokeStyle = 'rgba(255, 255, 255, 0.94)';
  context.lineWidth = 3.2;
  context.fillStyle = wish.colour;
  if (wish.mode === 'upright') {
    const letters = [...wish.text];
    const at = (index) => (index - (letters.length - 1) / 2) * (SIZE + 1);
    letters.forEach((letter, index) => context.strokeText(letter, 0, at(index)));
    letters.forEach((letter, index) => context.fillText(letter, 0, at(index)));
  } else {
    context.strokeText(wish.text, 0, 0);
    context.fillText(wish.text, 0, 0);
  }
  context.restore();
}

function fontOf(rule) {
  return `${rule.bold ? '600 ' : ''}${SIZE}px ${FAMILY}`;
}

function widthOf(context, font, text) {
  const key = `${font}|${text}`;
  if (!widths.has(key)) {
    context.font = font;
    widths.set(key, context.measureText(text).width);
  }
  return widths.get(key);
}
