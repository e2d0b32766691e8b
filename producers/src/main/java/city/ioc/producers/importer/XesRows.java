package city.ioc.producers.importer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;

/**
 * An event log (XES, IEEE 1849): a row for each event, with the attributes of its case under {@code case:} and their key, and its
 * own under their key. Attributes inside attributes, lists and containers are left out, and so is what the log says of itself.
 */
final class XesRows implements Rows {
    private static final Set<String> ATTRIBUTES = Set.of("string", "date", "int", "float", "boolean", "id");

    private final FileInput input;
    private final XmlReader xml;
    private Attributes ofCase;
    private boolean eventSeen;

    private XesRows(FileInput input, XmlReader xml) {
        this.input = input;
        this.xml = xml;
    }

    static Source of(Path file, InputLimits limits) {
        return new Source() {
            @Override
            public Rows open() throws IOException, ImportException {
                return XesRows.open(file, limits);
            }

            @Override
            public long bytes() throws IOException {
                return Files.size(file);
            }
        };
    }

    private static XesRows open(Path file, InputLimits limits) throws IOException, ImportException {
        FileInput input = FileInput.open(file, limits);
        try {
            XmlReader xml = new XmlReader(input);
            if (!xml.nextElement() || !xml.name().equals("log")) {
                throw new ImportException("File " + file + " is not XES, which begins with <log>");
            }
            return new XesRows(input, xml);
        } catch (XMLStreamException e) {
            input.close();
            throw new ImportException("File " + file + " is not XES: " + XmlReader.explain(e), e);
        } catch (IOException | ImportException e) {
            input.close();
            throw e;
        }
    }

    @Override
    public Optional<Set<String>> columns() {
        return Optional.empty();
    }

    @Override
    public Optional<Row> next() throws IOException {
        try {
            while (xml.nextElement()) {
                if (xml.depth() == 2 && xml.name().equals("trace")) {
                    ofCase = new Attributes("case:");
                    eventSeen = false;
                } else if (xml.name().equals("event") && xml.depth() <= 3) {
                    return Optional.of(readEvent());
                } else if (xml.depth() == 3) {
                    takeCaseAttribute();
                } else {
                    xml.skipElement();
                }
            }
            return Optional.empty();
        } catch (XMLStreamException e) {
            throw new IOException("not readable as XES: " + XmlReader.explain(e), e);
        }
    }

    private void takeCaseAttribute() throws XMLStreamException, IOException {
        if (!ATTRIBUTES.contains(xml.name())) {
            xml.skipElement();
            return;
        }
        if (eventSeen) {
            throw xml.refuse("an attribute of the case comes after its first event");
        }
        ofCase.take(xml);
    }

    /** An event outside a trace, which XES allows, belongs to no case. */
    private Row readEvent() throws XMLStreamException, IOException {
        eventSeen = true;
        long line = xml.line();
        int depth = xml.depth();
        Attributes ofEvent = new Attributes("", depth == 3 ? ofCase : null);
        while (xml.nextElementIn(depth)) {
            if (ATTRIBUTES.contains(xml.name())) {
                ofEvent.take(xml);
            } else {
                xml.skipElement();
            }
        }
        return new Row(line, ofEvent.values, ofEvent.problem);
    }

    @Override
    public long bytesRead() {
        return input.bytesRead();
    }

    @Override
    public void close() throws IOException {
        input.close();
    }

    /** Attributes of one case or event, and what is wrong with them. */
    private static final class Attributes {
        private static final int MAX_COUNT = 1_000;
        private static final int MAX_VALUE = 1 << 16;

        private final String prefix;
        private final Map<String, String> values = new HashMap<>();
        private long size;
        private String problem;

        Attributes(String prefix) {
            this.prefix = prefix;
        }

        Attributes(String prefix, Attributes inherited) {
            this(prefix);
            if (inherited != null) {
                values.putAll(inherited.values);
                problem = inherited.problem;
            }
        }

        /** Takes the attribute on which the reader stands, and moves it to its end. */
        void take(XmlReader xml) throws XMLStreamException, IOException {
            String key = xml.attribute("key");
            String value = xml.attribute("value");
            size += key.length() + value.length();
            if (size > InputLimits.MAX_ITEM) {
                throw xml.refuse("the attributes of one case or event have more than " + InputLimits.MAX_ITEM + " characters");
            }
            if (values.size() >= MAX_COUNT) {
                throw xml.refuse("a case or event has more than " + MAX_COUNT + " attributes");
            }
            if (value.length() > MAX_VALUE) {
                problem = UnreadableValue.quote(key) + " has more than " + MAX_VALUE + " characters";
            } else if (values.put(prefix + key, value.strip()) != null) {
                problem = "has " + UnreadableValue.quote(prefix + key) + " twice";
            }
            xml.skipElement();
        }
    }
}
