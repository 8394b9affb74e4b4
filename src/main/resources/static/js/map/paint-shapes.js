/** Paints polygons and lines of one layer onto a canvas. */

import { ROAD_CLASSES, choroplethColours, quantileBreaks, roadWidth } from './styles.js';
import { boxesMeet } from './geometry.js';

const SKIP_PIXELS = 0.6;

/** Adds a shape's parts to the current path, leaving out vertices that would not be told apart. */
export function trace(context, view, shape, closed) {
  for (const part of shape.parts) {
    let lastX = part[0] * view.scale - view.left;
    let lastY = part[1] * view.scale - view.top;
    context.moveTo(lastX, lastY);
    for (let i = 2; i < part.length; i += 2) {
      const x = part[i] * view.scale - view.left;
      const y = part[i + 1] * view.scale - view.top;
      if (Math.abs(x - lastX) + Math.abs(y - lastY) < SKIP_PIXELS && i + 2 < part.length) continue;
      context.lineTo(x, y);
      lastX = x;
      lastY = y;
    }
    if (closed) context.closePath();
  }
}

export function tracePath(context, view, shapes, closed) {
  context.beginPath();
  for (const shape of shapes) trace(context, view, shape, closed);
}

export function visible(shapes, view) {
  return shapes.filter((shape) => boxesMeet(shape.box, view.box));
}

export function paintFill(context, view, shapes, style) {
  tracePath(context, view, shapes, true);
  context.fillStyle = style.fill;
  const opacity = context.globalAlpha;
  context.globalAlpha = opacity * (style.fade ?? 1);
  context.fill();
  context.globalAlpha = opacity;
  if (style.stroke && view.zoom >= 12) {
    context.lineWidth = 0.8;
    context.strokeStyle = style.stroke;
    context.stroke();
  }
}

export function paintOutline(context, view, shapes, style) {
  tracePath(context, view, shapes, true);
  context.lineWidth = view.zoom < 12 ? 0.6 : style.width;
  context.setLineDash(view.zoom < 12 ? [] : style.dash ?? []);
  context.strokeStyle = style.stroke;
  const opacity = context.globalAlpha;
  context.globalAlpha = opacity * (style.fade ?? 1);
  context.stroke();
  context.globalAlpha = opacity;
  context.setLineDash([]);
}

export function paintLine(context, view, shapes, style) {
  tracePath(context, view, shapes, false);
  context.lineJoin = 'round';
  context.lineCap = 'round';
  context.lineWidth = style.width * (view.zoom < 13 ? 0.6 : 1);
  context.strokeStyle = style.stroke;
  const opacity = context.globalAlpha;
  context.globalAlpha = opacity * (style.fade ?? 1);
  context.stroke();
  context.globalAlpha = opacity;
}

/** All casings first, then all fills, the lesser roads below: crossings look like crossings. */
export function paintRoads(context, view, shapes, style) {
  const byClass = new Map(ROAD_CLASSES.map((name) => [name, []]));
  for (const shape of shapes) (byClass.get(shape.properties.class) ?? byClass.get('branch')).push(shape);
  context.lineJoin = 'round';
  for (const pass of ['casing', 'fill']) {
    for (const [name, roads] of byClass) {
      const width = roadWidth(name, view.zoom);
      if (width === 0 || roads.length === 0) continue;
      context.lineCap = pass === 'casing' ? 'butt' : 'round';
      context.lineWidth = pass === 'casing' ? width + (width < 3 ? 1 : 2) : width;
      context.strokeStyle = pass === 'casing' ? style.casing : style.fill;
      tracePath(context, view, roads, false);
      context.stroke();
    }
  }
}

/** The classes of a choropleth, reckoned once a set of shapes. */
export function choroplethBreaks(data, property) {
  if (data.breaksOf !== data.shapes) {
    data.breaks = quantileBreaks(data.shapes.map((shape) => Number(shape.properties[property] ?? NaN)), choroplethColours().length);
    data.breaksOf = data.shapes;
  }
  return data.breaks;
}

export function paintChoropleth(context, view, shapes, style, breaks) {
  const colours = choroplethColours();
  const classes = colours.map(() => []);
  for (const shape of shapes) {
    const value = shape.properties[style.property];
    if (!(value > 0)) continue;
    let index = 0;
    while (index < breaks.length && value >= breaks[index]) index += 1;
    classes[index].push(shape);
  }
  const opacity = context.globalAlpha;
  classes.forEach((members, index) => {
    tracePath(context, view, members, true);
    context.globalAlpha = opacity * style.fade;
    context.fillStyle = colours[index];
    context.fill();
  });
  context.globalAlpha = opacity;
  if (view.zoom >= 14) {
    tracePath(context, view, shapes, true);
    context.lineWidth = 0.5;
    context.strokeStyle = style.stroke;
    context.stroke();
  }
}
