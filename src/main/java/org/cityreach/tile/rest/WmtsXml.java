package org.cityreach.tile.rest;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Elements of WMTS documents one after the other, with the namespaces they need. One thread. */
final class WmtsXml {

    static final String WMTS = "http://www.opengis.net/wmts/1.0";
    static final String OWS = "http://www.opengis.net/ows/1.1";
    private static final String XLINK = "http://www.w3.org/1999/xlink";

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    WmtsXml() {
        try {
            xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What writes the content of an element. */
    @FunctionalInterface
    interface Content {
        void write();
    }

    /** The outermost element; its namespace is the default, OWS and XLink have their prefixes. */
    WmtsXml root(String name, String namespace, String version, Content content) {
        run(() -> {
            xml.writeStartElement(name);
            xml.writeDefaultNamespace(namespace);
            xml.writeNamespace("ows", OWS);
            xml.writeNamespace("xlink", XLINK);
            xml.writeAttribute("version", version);
        });
        content.write();
        run(xml::writeEndElement);
        return this;
    }

    /** An element; attributes as names and values in turn, {@code xlink:} in front where it belongs. */
    void element(String name, Content content, String... attributes) {
        run(() -> {
            xml.writeStartElement(name);
            for (int i = 0; i < attributes.length; i += 2) {
                xml.writeAttribute(attributes[i], attributes[i + 1]);
            }
        });
        content.write();
        run(xml::writeEndElement);
    }

    void empty(String name, String... attributes) {
        element(name, () -> {}, attributes);
    }

    void text(String name, Object value, String... attributes) {
        element(name, () -> run(() -> xml.writeCharacters(value.toString())), attributes);
    }

    @Override
    public String toString() {
        run(() -> {
            xml.writeEndDocument();
            xml.flush();
        });
        return text.toString();
    }

    @FunctionalInterface
    private interface Step {
        void run() throws XMLStreamException;
    }

    private static void run(Step step) {
        try {
            step.run();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
