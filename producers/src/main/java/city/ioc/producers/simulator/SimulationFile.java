package city.ioc.producers.simulator;

import city.ioc.events.Opt;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.stream.Collectors;

/** Reads {@code simulation.yaml}: a field that is unknown, twice or missing is refused with its line. */
final class SimulationFile {
    static final String NAME = "simulation.yaml";

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .annotationIntrospector(new RequiredUnlessOpt())
            .addModule(new SimpleModule().addDeserializer(LocalDate.class, new Dates()))
            .build();

    private SimulationFile() {}

    static SimulationRules read(Path folder) throws SimulationException {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            throw new SimulationException("profile " + folder + " has no " + NAME
                    + ", which says how much happens in the city; see docs/how-to/simulate.md");
        }
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new SimulationException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    static SimulationRules parse(String yaml) throws SimulationException {
        try {
            return YAML.readValue(yaml, SimulationRules.class);
        } catch (JacksonException e) {
            throw new SimulationException(NAME + ":" + line(yaml, e) + ": " + path(e) + explain(e), e);
        }
    }

    /** Jackson notices what is wrong with a record at its end; its path leads to where it stands, if it is there at all. */
    private static int line(String yaml, JacksonException error) {
        int line = error.getLocation() == null ? 1 : error.getLocation().getLineNr();
        if (!(error instanceof JsonMappingException mapping)) {
            return line;
        }
        JsonPointer wanted = JsonPointer.empty();
        for (JsonMappingException.Reference step : mapping.getPath()) {
            wanted = step.getFieldName() == null
                    ? wanted.appendIndex(step.getIndex())
                    : wanted.appendProperty(step.getFieldName());
        }
        try (JsonParser parser = YAML.createParser(yaml)) {
            while (parser.nextToken() != null) {
                if (parser.getParsingContext().pathAsPointer().equals(wanted)) {
                    return parser.currentTokenLocation().getLineNr();
                }
            }
        } catch (IOException e) {
            return line;
        }
        return line;
    }

    private static String path(JacksonException e) {
        if (!(e instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
            return "";
        }
        return mapping.getPath().stream()
                        .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                        .collect(Collectors.joining())
                        .substring(1)
                + ": ";
    }

    private static String explain(JacksonException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown -> "unknown field; known are "
                    + unknown.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
            case ValueInstantiationException wrong when wrong.getCause() != null -> wrong.getCause().getMessage();
            default -> e.getOriginalMessage().lines().findFirst().orElse("not valid");
        };
    }

    private static final class RequiredUnlessOpt extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasRequiredMarker(AnnotatedMember member) {
            return !member.hasAnnotation(Opt.class);
        }
    }

    private static final class Dates extends FromStringDeserializer<LocalDate> {
        private static final long serialVersionUID = 1L;

        Dates() {
            super(LocalDate.class);
        }

        @Override
        protected LocalDate _deserialize(String text, DeserializationContext context) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("must be a date such as 2025-07-01, not '" + text + "'", e);
            }
        }
    }
}
