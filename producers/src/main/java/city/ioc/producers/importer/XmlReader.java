package city.ioc.producers.importer;

import java.io.IOException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Walks the elements of an XML file in bounded memory. A document type is refused, and with it every entity: nothing is fetched
 * and nothing expands.
 */
final class XmlReader {
    static final int MAX_DEPTH = 64;

    private final FileInput input;
    private final XMLStreamReader xml;
    private int depth;

    XmlReader(FileInput input) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entities are not read");
        });
        this.input = input;
        this.xml = factory.createXMLStreamReader(input.content());
    }

    /** Moves to the beginning of the next element, however deep; false at the end of the file. */
    boolean nextElement() throws XMLStreamException, IOException {
        return nextElementIn(0);
    }

    /** Moves to the beginning of the next element inside the one of that depth; false when that ends. */
    boolean nextElementIn(int parent) throws XMLStreamException, IOException {
        while (xml.hasNext()) {
            int event = xml.next();
            input.itemRead();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw refuse("a document type (DOCTYPE) and entities are not allowed");
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (++depth > MAX_DEPTH) {
                    throw refuse("elements are nested deeper than " + MAX_DEPTH);
                }
                return true;
            }
            if (event == XMLStreamConstants.END_ELEMENT && depth-- == parent) {
                return false;
            }
        }
        return false;
    }

    /** Moves to the end of the element on which it stands. */
    void skipElement() throws XMLStreamException, IOException {
        int element = depth;
        while (nextElementIn(element)) {
            // what is inside does not matter
        }
    }

    /** Depth of the element on which it stands; 1 is the outermost. */
    int depth() {
        return depth;
    }

    String name() {
        return xml.getLocalName();
    }

    /** {@code ""} when it is not there. */
    String attribute(String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    long line() {
        return xml.getLocation().getLineNumber();
    }

    IOException refuse(String reason) {
        return new IOException("line " + line() + ": " + reason);
    }

    /** What is wrong, in one line. */
    static String explain(XMLStreamException e) {
        Throwable cause = e.getNestedException() == null ? e : e.getNestedException();
        String reason = String.valueOf(cause.getMessage()).replaceFirst("(?s)^ParseError at .*?Message: ", "");
        String line = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNumber() + ": ";
        return line + reason.lines().findFirst().orElse("not well-formed");
    }
}
