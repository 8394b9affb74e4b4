/** The formats that features are given in as files: parameter, ending, name. */
export const FILE_FORMATS = [['json', 'geojson', 'GeoJSON'], ['csv', 'csv', 'CSV'], ['xlsx', 'xlsx', 'Excel'], ['gpkg', 'gpkg', 'GeoPackage'], ['shp', 'shp.zip', 'Shapefile'], ['fgb', 'fgb', 'FlatGeobuf']];
