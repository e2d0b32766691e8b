package city.ioc.profile;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The procedures that a city lists, by code. Events may name others: those have no name and no limit here. */
public final class Procedures {
    private static final Pattern WITH_SUFFIX = Pattern.compile("([0-9]\\.[0-9]{6})\\..*");

    private final SortedMap<String, Procedure> byCode = new TreeMap<>();
    private final Map<Procedure.Online, Set<String>> offered = new EnumMap<>(Procedure.Online.class);

    /** @throws IllegalArgumentException when two have the same code */
    public Procedures(Collection<Procedure> procedures) {
        for (Procedure procedure : procedures) {
            if (byCode.put(procedure.code(), procedure) != null) {
                throw new IllegalArgumentException("procedure %s is listed twice".formatted(procedure.code()));
            }
            procedure.online().ifPresent(online -> offered
                    .computeIfAbsent(online, each -> new TreeSet<>())
                    .add(procedure.code()));
        }
    }

    /** In the order of their codes. */
    public List<Procedure> all() {
        return List.copyOf(byCode.values());
    }

    /** A procedure by its code, with or without a unit suffix. */
    public Optional<Procedure> find(String code) {
        Procedure exact = byCode.get(code);
        return Optional.ofNullable(exact != null ? exact : byCode.get(withoutUnitSuffix(code)));
    }

    /** The codes of those that are offered online in this way. */
    public Set<String> offered(Procedure.Online online) {
        return offered.getOrDefault(online, Set.of());
    }

    /** {@code 2.001458} for {@code 2.001458.000.00.00.H40}; a code without such a suffix as it is. */
    public static String withoutUnitSuffix(String code) {
        Matcher suffixed = WITH_SUFFIX.matcher(code);
        return suffixed.matches() ? suffixed.group(1) : code;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Procedures that && byCode.equals(that.byCode);
    }

    @Override
    public int hashCode() {
        return byCode.hashCode();
    }

    @Override
    public String toString() {
        return "Procedures" + byCode.keySet();
    }
}
