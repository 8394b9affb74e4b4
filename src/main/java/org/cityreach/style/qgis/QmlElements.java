package org.cityreach.style.qgis;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Elements of a QML document one after the other. One thread. */
final class QmlElements {

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    QmlElements() {
        try {
            xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @param attributes names and values in turn */
    void element(String name, Runnable content, String... attributes) {
        try {
            xml.writeStartElement(name);
            for (int i = 0; i < attributes.length; i += 2) {
                xml.writeAttribute(attributes[i], attributes[i + 1]);
            }
            content.run();
            xml.writeEndElement();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void empty(String name, String... attributes) {
        element(name, () -> {}, attributes);
    }

    void text(String name, String content) {
        element(name, () -> {
            try {
                xml.writeCharacters(content);
            } catch (XMLStreamException impossible) {
                throw new IllegalStateException(impossible);
            }
        });
    }

    /** One property of a symbol, in the form that every QGIS 3 reads. */
    void property(String name, String value) {
        empty("prop", "k", name, "v", value);
    }

    String document() {
        try {
            xml.flush();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString();
    }
}
