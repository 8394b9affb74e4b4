package org.cityreach.exchange.format;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.ZipException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.cityreach.fault.Fault;
import org.jspecify.annotations.Nullable;

/**
 * XML from strangers, read as a stream of elements. A document type declaration is refused wherever it
 * stands ({@code xml-doctype-refused}), so there are no entities but XML's own five: nothing outside the file
 * is ever opened and nothing grows by being expanded. Elements within one another, the length of what stands
 * between two tags and the length of a text have limits ({@code xml-too-deep}, {@code xml-too-long}).
 * Broken XML is the fault {@code invalid-xml} with its line and column, one that ends too early
 * {@code truncated-file}. Not safe for use by many threads.
 */
public final class SafeXml implements AutoCloseable {

    private static final int MOST_DEPTH = 200;
    private static final int MOST_TEXT = 32_000_000;

    private final SafeXmlStream stream;
    private final XMLStreamReader reader;
    private int depth;

    private SafeXml(SafeXmlStream stream, XMLStreamReader reader) {
        this.stream = stream;
        this.reader = reader;
    }

    /** Opens a document; closing closes the stream. */
    public static SafeXml open(InputStream in) {
        SafeXmlStream guarded = new SafeXmlStream(in);
        try {
            return new SafeXml(guarded, factory().createXMLStreamReader(guarded));
        } catch (XMLStreamException broken) {
            throw unreadable(broken, guarded);
        }
    }

    private static XMLInputFactory factory() {
        // the JDK's own, so that no other parser on the path decides what is safe
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("no entity is ever opened");
        });
        return factory;
    }

    /**
     * Goes on to the next start tag, at whatever depth.
     *
     * @return false at the end of the document
     */
    public boolean nextElement() {
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT:
                    return true;
                case XMLStreamConstants.END_DOCUMENT:
                    return false;
                default:
                    break;
            }
        }
    }

    /**
     * Goes on to the next child of an element, over whatever is left of the child before.
     *
     * @param parentDepth the depth of the element, as {@link #depth} said while the reader stood on it
     * @return false at the element's end, which the reader has then passed
     */
    public boolean nextChild(int parentDepth) {
        while (depth >= parentDepth) {
            if (next() == XMLStreamConstants.START_ELEMENT && depth == parentDepth + 1) {
                return true;
            }
        }
        return false;
    }

    private int next() {
        try {
            int event = reader.next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> enter();
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.DTD ->
                    throw Fault.invalid(
                            "xml-doctype-refused",
                            "the file has a document type declaration (<!DOCTYPE …>, line " + line()
                                    + "); such files are not read, since entities could be defined in it");
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw Fault.invalid(
                            "invalid-xml", "the entity '" + reader.getLocalName() + "' is not defined, line " + line());
                case XMLStreamConstants.END_DOCUMENT -> requireWholeStream();
                default -> {}
            }
            return event;
        } catch (XMLStreamException broken) {
            throw unreadable(broken, stream);
        }
    }

    /** The parser takes a stream that breaks behind the last tag for one that ends there. */
    private void requireWholeStream() {
        @Nullable IOException failure = stream.failure();
        if (failure != null) {
            throw CompressedFile.broken(failure);
        }
    }

    private void enter() {
        depth++;
        if (depth > MOST_DEPTH) {
            throw Fault.invalid(
                    "xml-too-deep", "more than " + MOST_DEPTH + " elements within one another, line " + line());
        }
    }

    /** How many elements are open, the one the reader stands on among them. */
    public int depth() {
        return depth;
    }

    /** The element's name without prefix. */
    public String name() {
        return reader.getLocalName();
    }

    /** The element's namespace; empty where it has none. */
    public String namespace() {
        @Nullable String uri = reader.getNamespaceURI();
        return uri == null ? "" : uri;
    }

    /** An attribute of no namespace; null where it is absent. */
    public @Nullable String attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    /** All text within the element the reader stands on, its children's too; the reader then stands at its end. */
    public String text() {
        int own = depth;
        StringBuilder text = new StringBuilder();
        while (depth >= own) {
            int event = next();
            if (event == XMLStreamConstants.CHARACTERS
                    || event == XMLStreamConstants.CDATA
                    || event == XMLStreamConstants.SPACE) {
                text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                if (text.length() > MOST_TEXT) {
                    throw tooLong(line());
                }
            }
        }
        return text.toString();
    }

    /** The line the reader is on, counted from 1. */
    public long line() {
        return reader.getLocation().getLineNumber();
    }

    static Fault tooLong(long line) {
        return Fault.invalid(
                "xml-too-long", "one text or tag is longer than " + MOST_TEXT + " characters, near line " + line);
    }

    private static Fault unreadable(XMLStreamException broken, SafeXmlStream stream) {
        @Nullable IOException failure = stream.failure();
        if (failure instanceof EOFException || failure instanceof ZipException) {
            return CompressedFile.broken(failure);
        }
        if (failure != null) {
            throw new UncheckedIOException(failure);
        }
        if (stream.tooLong()) {
            return tooLong(
                    broken.getLocation() == null ? 0 : broken.getLocation().getLineNumber());
        }
        if (stream.isEmpty()) {
            return Fault.invalid("empty-file", "the file is empty");
        }
        String at = broken.getLocation() == null
                ? ""
                : ", line " + broken.getLocation().getLineNumber() + ", column "
                        + broken.getLocation().getColumnNumber();
        long offset = broken.getLocation() == null ? -1 : broken.getLocation().getCharacterOffset();
        return stream.endedAt(offset)
                ? Fault.invalid("truncated-file", "the file ends in the middle" + at)
                : Fault.invalid("invalid-xml", "the file is not well-formed XML" + at);
    }

    @Override
    public void close() {
        try (InputStream closing = stream) {
            reader.close();
        } catch (XMLStreamException e) {
            throw unreadable(e, stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
