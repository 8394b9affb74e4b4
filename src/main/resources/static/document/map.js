// Draws what a document of the API shows: its features, or the box in which they lie.
/* global L */
const shown = JSON.parse(document.getElementById('shown').textContent);
const map = L.map('map', { attributionControl: false, zoomSnap: 0.25 });
const stroke = { color: '#0f766e', weight: 2, fillOpacity: 0.15 };
const places = shown.type
  ? L.geoJSON(shown, {
      style: () => stroke,
      pointToLayer: (feature, at) => L.circleMarker(at, { ...stroke, radius: 5, fillOpacity: 0.6 }),
      onEachFeature: (feature, layer) => layer.bindTooltip(String(feature.id ?? '')),
    })
  : boxes(shown);

// A box is west, south, east, north.
function boxes(document) {
  const [west, south, east, north] = document.bbox ? document.bbox[0] : document.bounds;
  return L.featureGroup([L.rectangle([[south, west], [north, east]], stroke)]);
}

places.addTo(map);
L.control.scale({ imperial: false }).addTo(map);
const bounds = places.getBounds();
if (bounds.isValid()) {
  map.fitBounds(bounds, { padding: [16, 16], maxZoom: 17 });
} else {
  map.setView([31.7, 119.9], 10);
}
