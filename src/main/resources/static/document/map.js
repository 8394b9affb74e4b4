// Draws what a document of the API shows: the ground of the city, a layer in its style, features, or where it all lies.
/* global L */
const shown = JSON.parse(document.getElementById('shown').textContent);
const map = L.map('map', { attributionControl: false });
const stroke = { color: '#0f766e', weight: 2, fillOpacity: 0.25 };

shown.ground.forEach((address) => L.tileLayer(address, { opacity: shown.tiles || shown.features ? 0.55 : 1, maxZoom: 20 }).addTo(map));
if (shown.tiles) {
  L.tileLayer(shown.tiles, { maxZoom: 20 }).addTo(map);
}
if (shown.legend) {
  addLegend(shown.legend);
}
const places = shown.features ? L.geoJSON(shown.features, {
  style: () => stroke,
  pointToLayer: (feature, at) => L.circleMarker(at, { ...stroke, radius: 6, fillOpacity: 0.7 }),
  onEachFeature: (feature, layer) => layer.bindTooltip(nameOf(feature)),
}).addTo(map) : null;
L.control.scale({ imperial: false }).addTo(map);
const bounds = places ? places.getBounds() : boundsOf(shown.bounds);
if (bounds.isValid()) {
  map.fitBounds(bounds, { padding: [16, 16], maxZoom: 17 });
} else {
  map.setView([31.7, 119.9], 10);
}

// A box is west, south, east, north.
function boundsOf([west, south, east, north]) {
  return L.latLngBounds([south, west], [north, east]);
}

// Text, never markup: Leaflet takes an element as it is.
function nameOf(feature) {
  const label = document.createElement('span');
  label.textContent = [feature.id, feature.properties?.name].filter((part) => part !== undefined && part !== null).join(' ');
  return label;
}

function addLegend(address) {
  const legend = L.control({ position: 'topright' });
  legend.onAdd = () => {
    const picture = L.DomUtil.create('img', 'legend');
    picture.alt = '图例 Legend';
    picture.src = address;
    return picture;
  };
  legend.addTo(map);
}
