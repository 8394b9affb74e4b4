/** The first rows of a file on the map, before anything is written. */

const RADIUS = 4;
let points = [];

/** Longitude-latitude pairs as unit coordinates; an empty list ends the preview. */
export function setPreviewPoints(unitPairs) {
  points = unitPairs;
}

export function paintPreview(context, view) {
  if (points.length === 0) return;
  context.save();
  context.fillStyle = '#B42318';
  context.strokeStyle = '#FFFFFF';
  context.lineWidth = 1.2;
  for (const [unitX, unitY] of points) {
    const x = unitX * view.scale - view.left;
    const y = unitY * view.scale - view.top;
    if (x < -RADIUS || y < -RADIUS || x > view.width + RADIUS || y > view.height + RADIUS) continue;
    context.beginPath();
    context.arc(x, y, RADIUS, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }
  context.restore();
}
