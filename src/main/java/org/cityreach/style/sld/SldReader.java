package org.cityreach.style.sld;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.cityreach.fault.Fault;
import org.cityreach.layer.LocalizedText;
import org.cityreach.style.ColourStep;
import org.cityreach.style.StyleRule;
import org.cityreach.style.StyleRule.Label;
import org.cityreach.style.StyleRule.Paint;
import org.cityreach.style.StyleRule.Scales;
import org.cityreach.style.StyleRule.Shape;
import org.cityreach.style.StyleRule.Stroke;
import org.cityreach.style.StyleSheet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the part of SLD 1.0 (OGC 02-070) that styles here use: titles with {@code Localized} parts, rules with at
 * most one {@code PropertyIsEqualTo} and limits of scale, polygon, line and point symbols with constant parameters, texts of one
 * property, and colour maps.
 * Other elements are passed over. DTDs and external entities are refused. Not safe for use by many threads.
 */
public final class SldReader {

    private final String id;
    private final String text;
    private final XMLStreamReader xml;
    private @Nullable LocalizedText title;
    private String description = "";
    private final List<StyleRule> rules = new ArrayList<>();

    private SldReader(String id, String text) throws XMLStreamException {
        this.id = id;
        this.text = text;
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entities are not read");
        });
        xml = factory.createXMLStreamReader(new StringReader(text));
    }

    /** The style of a document; the fault {@code invalid-sld} where it cannot be read. */
    public static StyleSheet read(String id, String text) {
        try {
            return new SldReader(id, text).read();
        } catch (XMLStreamException | IllegalArgumentException broken) {
            throw Fault.invalid("invalid-sld", "style " + id + ": " + broken.getMessage());
        }
    }

    private StyleSheet read() throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "Title" -> title = readTitle();
                    case "Abstract" -> description = readText();
                    case "Rule" -> rules.add(readRule());
                    default -> {
                        // Containers are walked through, everything else is passed over.
                    }
                }
            }
        }
        return new StyleSheet(id, title == null ? LocalizedText.same(id) : title, description, rules, text);
    }

    private StyleRule readRule() throws XMLStreamException {
        String name = id;
        LocalizedText ruleTitle = null;
        String property = null;
        String value = null;
        List<Paint> paints = new ArrayList<>();
        List<ColourStep> colourMap = new ArrayList<>();
        Label label = null;
        double fromScale = 0;
        double toScale = Double.POSITIVE_INFINITY;
        while (!ends("Rule")) {
            if (xml.getEventType() != XMLStreamReader.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "Name" -> name = readText();
                case "Title" -> ruleTitle = readTitle();
                case "PropertyName" -> property = readText();
                case "Literal" -> value = readText();
                case "PolygonSymbolizer" -> paints.add(readPaint(Shape.POLYGON));
                case "LineSymbolizer" -> paints.add(readPaint(Shape.LINE));
                case "PointSymbolizer" -> paints.add(readPaint(Shape.MARK));
                case "TextSymbolizer" -> label = readLabel();
                case "MinScaleDenominator" -> fromScale = Double.parseDouble(readText());
                case "MaxScaleDenominator" -> toScale = Double.parseDouble(readText());
                case "ColorMapEntry" -> colourMap.add(readStep());
                default -> {
                    // Passed over.
                }
            }
        }
        LocalizedText told = ruleTitle == null ? LocalizedText.same(name) : ruleTitle;
        return new StyleRule(name, told, property, value, paints, colourMap, new Scales(fromScale, toScale), label);
    }

    /** Moves on by one event; whether it is the end of that element. */
    private boolean ends(String element) throws XMLStreamException {
        return xml.next() == XMLStreamReader.END_ELEMENT && xml.getLocalName().equals(element);
    }

    private Paint readPaint(Shape shape) throws XMLStreamException {
        String symbolizer = xml.getLocalName();
        Parameters parameters = new Parameters();
        String mark = null;
        double size = 0;
        while (!ends(symbolizer)) {
            if (xml.getEventType() != XMLStreamReader.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "CssParameter" -> parameters.read();
                case "WellKnownName" -> mark = readText();
                case "Size" -> size = Double.parseDouble(readText());
                default -> {
                    // Passed over.
                }
            }
        }
        return parameters.paint(shape, mark, size);
    }

    /** A text symbol whose label is one property; null where it names none. */
    private @Nullable Label readLabel() throws XMLStreamException {
        Parameters font = new Parameters();
        Parameters rim = new Parameters();
        boolean inHalo = false;
        double radius = 0;
        String property = null;
        while (!ends("TextSymbolizer")) {
            if (xml.getEventType() == XMLStreamReader.END_ELEMENT) {
                inHalo &= !xml.getLocalName().equals("Halo");
            } else if (xml.getEventType() == XMLStreamReader.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "PropertyName" -> property = readText();
                    case "Halo" -> inHalo = true;
                    case "Radius" -> radius = Double.parseDouble(readText());
                    case "CssParameter" -> (inHalo ? rim : font).read();
                    default -> {
                        // Passed over: where a label stands is ours to find.
                    }
                }
            }
        }
        return property == null ? null : font.label(property, rim.fill, radius);
    }

    private ColourStep readStep() {
        String colour = attribute("color", "");
        checkColour(colour);
        return new ColourStep(
                Double.parseDouble(attribute("quantity", "")),
                colour.toUpperCase(Locale.ROOT),
                Double.parseDouble(attribute("opacity", "1")),
                attribute("label", ""));
    }

    private String attribute(String name, String otherwise) {
        @Nullable String value = xml.getAttributeValue(null, name);
        return value == null ? otherwise : value;
    }

    private String readText() throws XMLStreamException {
        return xml.getElementText().strip();
    }

    /** The text before any {@code Localized} part is English. */
    private LocalizedText readTitle() throws XMLStreamException {
        StringBuilder english = new StringBuilder();
        String chinese = null;
        while (!ends("Title")) {
            if (xml.getEventType() == XMLStreamReader.CHARACTERS) {
                english.append(xml.getText());
            } else if (xml.getEventType() == XMLStreamReader.START_ELEMENT) {
                boolean isChinese = attribute("lang", "").equals("zh");
                String localized = readText();
                chinese = isChinese ? localized : chinese;
            }
        }
        String plain = english.toString().strip();
        return new LocalizedText(chinese == null ? plain : chinese, plain);
    }

    private static void checkColour(String colour) {
        if (!colour.matches("#[0-9A-Fa-f]{6}")) {
            throw new IllegalArgumentException("not a colour: " + colour);
        }
    }

    /** What {@code CssParameter} elements say, with the defaults of the standard. */
    private final class Parameters {

        private @Nullable String fill;
        private @Nullable String stroke;
        private @Nullable String dashes;
        private double fillOpacity = 1;
        private double strokeOpacity = 1;
        private double strokeWidth = 1;
        private String cap = "butt";
        private String join = "mitre";
        private double fontSize = 10;
        private boolean bold;

        void read() throws XMLStreamException {
            String name = attribute("name", "");
            String value = readText();
            switch (name) {
                case "fill" -> fill = colour(value);
                case "stroke" -> stroke = colour(value);
                case "fill-opacity" -> fillOpacity = Double.parseDouble(value);
                case "stroke-opacity" -> strokeOpacity = Double.parseDouble(value);
                case "stroke-width" -> strokeWidth = Double.parseDouble(value);
                case "stroke-dasharray" -> dashes = value;
                case "stroke-linecap" -> cap = value;
                case "stroke-linejoin" -> join = value;
                case "font-size" -> fontSize = Double.parseDouble(value);
                case "font-weight" -> bold = value.equals("bold");
                default -> {
                    // Families of letters are passed over: what can write Chinese is chosen.
                }
            }
        }

        private String colour(String value) {
            checkColour(value);
            return value.toUpperCase(Locale.ROOT);
        }

        Paint paint(Shape shape, @Nullable String mark, double size) {
            return new Paint(
                    shape,
                    fill,
                    fillOpacity,
                    stroke,
                    new Stroke(strokeOpacity, strokeWidth, dashes, cap, join),
                    mark,
                    size);
        }

        Label label(String property, @Nullable String halo, double radius) {
            return new Label(property, fontSize, bold, fill == null ? "#000000" : fill, halo, radius);
        }
    }
}
