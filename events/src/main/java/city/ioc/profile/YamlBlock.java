package city.ioc.profile;

import city.ioc.events.Opt;
import city.ioc.profile.YamlNode.Mapping;
import city.ioc.profile.YamlNode.Scalar;
import city.ioc.profile.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A block of a YAML file. It knows which fields were asked for: the others are unknown. */
final class YamlBlock extends Fields {

    private final Mapping mapping;
    private final Set<String> known = new LinkedHashSet<>();

    private YamlBlock(String file, Problems problems, Mapping mapping) {
        super(file, problems);
        this.mapping = mapping;
    }

    /** The block that is the whole file; empty, and a problem, when there is none. */
    static Optional<YamlBlock> read(TextFile file, Problems problems) {
        return file.read(problems)
                .flatMap(text -> YamlNode.parse(text, (line, reason) -> problems.add(file.name(), line, reason)))
                .map(mapping -> new YamlBlock(file.name(), problems, mapping));
    }

    /** Where the block begins. */
    int line() {
        return mapping.line();
    }

    @Override
    int line(String field) {
        YamlNode node = mapping.entries().get(field);
        return node == null ? mapping.line() : node.line();
    }

    @Override
    @Opt
    String raw(String field) {
        return switch (node(field)) {
            case null -> null;
            case Scalar(String text, int line) -> text;
            case Mapping other -> refused(field, "must be a single value");
            case Sequence other -> refused(field, "must be a single value, not a list");
        };
    }

    /** A text in both languages; null, and a problem, when it is not there. */
    @Opt
    LocalizedText localized(String field) {
        Optional<YamlBlock> block = block(field);
        String vi = block.map(names -> names.value("vi", Read::text)).orElse(null);
        String en = block.map(names -> names.value("en", Read::text)).orElse(null);
        block.ifPresent(YamlBlock::refuseOthers);
        return vi == null || en == null ? null : new LocalizedText(vi, en);
    }

    /** Whether a field is there and not empty. */
    boolean has(String field) {
        return node(field) != null;
    }

    /** A block inside this one; empty, and a problem, when it is not there. */
    Optional<YamlBlock> block(String field) {
        if (node(field) instanceof Mapping inner) {
            return Optional.of(new YamlBlock(file(), problems(), inner));
        }
        problem(field, node(field) == null ? "is missing" : "must be a block of fields");
        return Optional.empty();
    }

    /** A list of blocks; an absent one is empty. */
    List<YamlBlock> blocks(String field) {
        List<YamlBlock> blocks = new ArrayList<>();
        for (YamlNode node : list(field)) {
            if (node instanceof Mapping inner) {
                blocks.add(new YamlBlock(file(), problems(), inner));
            } else {
                problems().add(file(), node.line(), field + ": each item must be a block of fields");
            }
        }
        return blocks;
    }

    /** A list of single values; an absent one is empty. Those that the reader refuses are problems and left out. */
    <T> List<T> values(String field, Function<String, T> reader) {
        List<T> values = new ArrayList<>();
        for (YamlNode node : list(field)) {
            try {
                if (!(node instanceof Scalar(String text, int line)) || text == null) {
                    throw new IllegalArgumentException("each item must be a single value");
                }
                values.add(reader.apply(text.strip()));
            } catch (IllegalArgumentException e) {
                problems().add(file(), node.line(), field + ": " + e.getMessage());
            }
        }
        return values;
    }

    /** Reports the fields that nobody asked for. */
    void refuseOthers() {
        mapping.entries().forEach((field, node) -> {
            if (!known.contains(field)) {
                problem(field, "unknown field; known are " + String.join(", ", known));
            }
        });
    }

    private List<YamlNode> list(String field) {
        return switch (node(field)) {
            case null -> List.of();
            case Sequence(List<YamlNode> items, int line) -> items;
            default -> {
                problem(field, "must be a list");
                yield List.of();
            }
        };
    }

    /** What stands in a field; null when it is absent or left empty. */
    @Opt
    private YamlNode node(String field) {
        known.add(field);
        YamlNode node = mapping.entries().get(field);
        return node instanceof Scalar scalar && scalar.text() == null ? null : node;
    }

    private String refused(String field, String reason) {
        problem(field, reason);
        return null;
    }
}
