/** The first rows of a file on the map, before anything is written. */

const RADIUS = 5;
let points = [];

/** Longitude-latitude pairs as unit coordinates; an empty list ends the preview. */
export function setPreviewPoints(unitPairs) {
  points = unitPairs;
}

/** Paints the preview's points and gives the boxes they take, in pixels. */
export function paintPreview(context, view) {
  const boxes = [];
  context.save();
  context.fillStyle = '#B42318';
  context.strokeStyle = '#FFFFFF';
  context.lineWidth = 1.5;
  for (const [unitX, unitY] of points) {
    const x = unitX * view.scale - view.left;
    const y = unitY * view.scale - view.top;
    if (x < -RADIUS || y < -RADIUS || x > view.width + RADIUS || y > view.height + RADIUS) continue;
    context.beginPath();
    context.arc(x, y, RADIUS, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
    boxes.push([x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS]);
  }
  context.restore();
  return boxes;
}
