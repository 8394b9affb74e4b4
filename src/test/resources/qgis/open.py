"""Opens everything that CityReach offers with QGIS, as an analyst does, and tells what QGIS found, as JSON.

Asks for the folder with what was downloaded and the address of the API. Exit code 77 means that there is no QGIS.
"""
import json
import math
import os
import sys
import urllib.parse

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
try:
    from qgis.core import (
        NULL, QgsApplication, QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsExpression, QgsFeatureRequest,
        QgsMapRendererParallelJob, QgsMapSettings, QgsPointXY, QgsProject, QgsRasterBandStats, QgsRasterLayer,
        QgsRectangle, QgsSettings, QgsVectorLayer, QgsVectorTileLayer)
    from qgis.PyQt.QtCore import QDate, QDateTime, QSize, Qt
    from qgis.PyQt.QtGui import QColor
except ImportError:
    sys.exit(77)

FOLDER, API = sys.argv[1:3]
LEVEL = 15
PIXEL = 2 * math.pi * 6378137 / 256 / 2 ** LEVEL
WIDTH, HEIGHT = 512, 384
# where the parks of the test stand
MIDDLE = (119.945, 31.705)


def system(name):
    return QgsCoordinateReferenceSystem(name)


def plain(value):
    if value == NULL or value is None:
        return None
    if isinstance(value, QDateTime):
        return value.toUTC().toString(Qt.ISODateWithMs)
    if isinstance(value, QDate):
        return value.toString(Qt.ISODate)
    return value


def box(extent):
    return [extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum()]


def rows(layer, request=QgsFeatureRequest()):
    """Attributes and vertices' sum of every feature by its id."""
    found = {}
    names = [field.name() for field in layer.fields()]
    for feature in layer.getFeatures(request):
        row = {name: plain(value) for name, value in zip(names, feature.attributes())}
        shape = feature.geometry()
        vertices = [] if shape.isNull() else list(shape.vertices())
        row["xy"] = [sum(v.x() for v in vertices), sum(v.y() for v in vertices), len(vertices)]
        found[row.get("id", str(feature.id()))] = row
    return found


def about(layer, with_rows=True):
    told = {"valid": layer.isValid()}
    if layer.isValid():
        told.update(crs=layer.crs().authid(), count=layer.featureCount(), extent=box(layer.extent()),
                    fields={field.name(): field.typeName() for field in layer.fields()})
        if with_rows:
            told["rows"] = rows(layer)
    return told


def collection(name, options=""):
    return QgsVectorLayer(
        f"url='{API}' typename='{name}' version='OGC_API_FEATURES' pagingEnabled='true' {options}", name, "OAPIF")


def file(name, options=""):
    return QgsVectorLayer(os.path.join(FOLDER, name) + options, name, "ogr")


def picture(layer, crs="EPSG:3857"):
    """The layer around the parks, pixel for pixel as tiles of level 15 are; saved for whoever wants to look."""
    target = system(crs)
    to = QgsCoordinateTransform(system("EPSG:4326"), target, QgsProject.instance())
    middle = to.transform(QgsPointXY(*MIDDLE))
    size = PIXEL if target.mapUnits() == 0 else 360 / 512 / 2 ** LEVEL
    west = math.floor(middle.x() / size) * size - WIDTH / 2 * size
    south = math.floor(middle.y() / size) * size - HEIGHT / 2 * size
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(target)
    settings.setExtent(QgsRectangle(west, south, west + WIDTH * size, south + HEIGHT * size))
    settings.setOutputSize(QSize(WIDTH, HEIGHT))
    settings.setBackgroundColor(QColor(255, 255, 255))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage()


def colours(image):
    """How many pixels have a colour, for the ten most frequent ones."""
    counts = {}
    for y in range(HEIGHT):
        for x in range(WIDTH):
            pixel = image.pixel(x, y) & 0xFFFFFF
            counts[pixel] = counts.get(pixel, 0) + 1
    return {f"#{pixel:06X}": count for pixel, count in sorted(counts.items(), key=lambda one: -one[1])[:10]}


def difference(one, other):
    """The share of pixels of which a channel differs by more than a quarter."""
    differing = 0
    for y in range(HEIGHT):
        for x in range(WIDTH):
            a, b = one.pixel(x, y), other.pixel(x, y)
            differing += a != b and any(abs((a >> shift & 255) - (b >> shift & 255)) > 64 for shift in (0, 8, 16))
    return differing / WIDTH / HEIGHT


def tiles(path, level=20):
    template = urllib.parse.quote(API + path, safe=":/?=&")
    return f"type=xyz&url={template.replace('%7B', '{').replace('%7D', '}')}&zmin=0&zmax={level}"


def connection():
    """The collections that the browser panel lists below a connection."""
    settings = QgsSettings()
    settings.setValue("qgis/connections-wfs/cityreach/url", API)
    settings.setValue("qgis/WFS/cityreach/version", "OGC_API_FEATURES")
    for provider in QgsApplication.dataItemProviderRegistry().providers():
        if provider.name() == "WFS":
            root = provider.createDataItem("", None)
            return [layer.uri().split("typename='")[1].split("'")[0]
                    for item in root.createChildren() for layer in item.createChildren()]
    return []


def features():
    parks = collection("qgis_park")
    told = about(parks)
    told["inOtherSystem"] = rows(parks, QgsFeatureRequest().setDestinationCrs(
        system("EPSG:4549"), QgsProject.instance().transformContext()))
    filtered = collection("qgis_park")
    filtered.setSubsetString("\"stars\" >= 4 AND \"name\" LIKE '%公园%'")
    told["filtered"] = sorted(rows(filtered))
    told["chosen"] = sorted(rows(parks, QgsFeatureRequest(QgsExpression("\"stars\" = 2")).setFilterRect(
        QgsRectangle(119.90, 31.68, MIDDLE[0], 31.72))))
    later = collection("qgis_park")
    later.setSubsetString("\"checked\" >= '2026-03-05T00:00:00Z'")
    told["later"] = sorted(rows(later))
    return told


def cases():
    layer = collection("gdal_cases", "restrictToRequestBBOX='1'")
    told = about(layer, with_rows=False)
    told["ranks"] = sorted(feature["rank"] for feature in layer.getFeatures(
        QgsFeatureRequest().setFilterRect(QgsRectangle(119.91, 31.66, 119.94, 31.70))))
    return told


def wmts():
    told = {}
    for matrix_set, crs in (("WebMercatorQuad", "EPSG:3857"), ("WorldCRS84Quad", "OGC:CRS84"),
                            ("CGCS2000Quad", "EPSG:4490")):
        capabilities = f"{API}/wmts/1.0.0/WMTSCapabilities.xml?collections=qgis_park"
        layer = QgsRasterLayer(
            f"crs={crs}&dpiMode=7&format=image/png&layers=qgis_park&styles=polygon&tileMatrixSet={matrix_set}"
            f"&url={urllib.parse.quote(capabilities, safe=':/')}", "wmts", "wms")
        told[matrix_set] = {"valid": layer.isValid()}
        if layer.isValid():
            told[matrix_set].update(crs=layer.crs().authid(), extent=box(layer.extent()),
                                    colours=colours(picture(layer, crs)))
    return told


def map_tiles():
    return QgsRasterLayer(tiles("/collections/qgis_park/map/tiles/WebMercatorQuad/{z}/{y}/{x}"), "xyz", "wms")


def vector_tiles():
    source = tiles("/collections/qgis_park/tiles/WebMercatorQuad/{z}/{y}/{x}", 18)
    style = urllib.parse.quote(API + "/styles/polygon?f=mapbox&collection=qgis_park", safe="")
    plain_layer, styled = QgsVectorTileLayer(source, "tiles"), QgsVectorTileLayer(f"styleUrl={style}&{source}", "styled")
    loaded = styled.loadDefaultStyle()[1]
    return {"valid": plain_layer.isValid(), "colours": len(colours(picture(plain_layer))),
            "styleLoaded": loaded, "styled": colours(picture(styled))}


def geopackage():
    layer = file("park.gpkg", "|layername=qgis_park")
    told = about(layer)
    told["renderer"] = layer.renderer().type()
    told["styles"] = layer.listStylesInDatabase()[2]
    drawn, ours = picture(layer), picture(map_tiles())
    drawn.save(os.path.join(FOLDER, "geopackage.png"))
    ours.save(os.path.join(FOLDER, "tiles.png"))
    told.update(colours=colours(drawn), tiles=colours(ours), difference=difference(drawn, ours))
    return told


def sld():
    layer = file("park.fgb")
    loaded = layer.loadSldStyle(os.path.join(FOLDER, "polygon.sld"))
    return {"loaded": loaded[1], "said": loaded[0], "colours": colours(picture(layer))}


def surface():
    layer = QgsRasterLayer(os.path.join(FOLDER, "density.tif"), "density")
    told = {"valid": layer.isValid()}
    if layer.isValid():
        statistics = layer.dataProvider().bandStatistics(1, QgsRasterBandStats.Max | QgsRasterBandStats.Sum)
        told.update(crs=layer.crs().authid(), cell=layer.rasterUnitsPerPixelX(), cols=layer.width(),
                    rows=layer.height(), maximum=statistics.maximumValue, sum=statistics.sum)
    return told


CHECKS = {
    "connection": connection, "features": features, "cases": cases, "wmts": wmts, "vectorTiles": vector_tiles,
    "geopackage": geopackage, "sld": sld, "surface": surface,
    "shapefile": lambda: about(QgsVectorLayer(f"/vsizip/{FOLDER}/park.zip", "shp", "ogr")),
    "flatgeobuf": lambda: about(file("park.fgb")),
    "workbook": lambda: about(file("park.xlsx")),
    "csv": lambda: about(QgsVectorLayer(
        f"file://{FOLDER}/park.csv?type=csv&wktField=wkt&crs=EPSG:4326&detectTypes=yes", "csv", "delimitedtext")),
}


def main():
    application = QgsApplication([], False, os.path.join(FOLDER, "profile"))
    application.initQgis()
    report = {}
    for name, check in CHECKS.items():
        try:
            report[name] = check()
        except Exception as wrong:  # told to the test, which knows what was expected
            report[name] = {"error": f"{type(wrong).__name__}: {wrong}"}
    with open(os.path.join(FOLDER, "report.json"), "w", encoding="utf-8") as out:
        json.dump(report, out, ensure_ascii=False)
    application.exitQgis()


main()
