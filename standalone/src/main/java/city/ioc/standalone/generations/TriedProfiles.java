package city.ioc.standalone.generations;

import city.ioc.dashboards.board.Refusal;
import city.ioc.dashboards.replay.ReplayProfiles;
import city.ioc.events.Opt;
import city.ioc.profile.CityProfile;
import city.ioc.profile.ProfileException;
import city.ioc.profile.ProfileLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Profiles that are tried and not kept: those beside the one that was given at the start, by the names of their folders, and texts over them. */
public final class TriedProfiles implements ReplayProfiles {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final String CITY = "city.yaml";

    private final Path beside;
    private final Function<String, Path> ofGeneration;

    /**
     * @param given        the profile of the start
     * @param ofGeneration where the profile of a generation is
     */
    public TriedProfiles(Path given, Function<String, Path> ofGeneration) {
        beside = given.toAbsolutePath().normalize().getParent();
        this.ofGeneration = ofGeneration;
    }

    @Override
    public List<String> names() {
        if (beside == null) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(beside)) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve(CITY)))
                    .map(folder -> folder.getFileName().toString())
                    .filter(NAME.asMatchPredicate())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public CityProfile read(String generation, @Opt String name, Map<String, String> files) {
        if (name != null && !names().contains(name)) {
            throw Refusal.of("unknown profile '%s'; known are %s".formatted(name, names()));
        }
        return read(name == null ? ofGeneration.apply(generation) : beside.resolve(name), files);
    }

    /**
     * A profile with some files in place of its own.
     *
     * @param files names and texts
     * @throws ProfileException when that is no profile
     * @throws Refusal when a name is none of a file
     */
    public static CityProfile read(Path profile, Map<String, String> files) {
        files.keySet().stream().filter(name -> !ProfileFiles.isName(name)).findFirst().ifPresent(name -> {
            throw Refusal.of("'%s' is not the name of a file of a profile".formatted(name));
        });
        if (files.isEmpty()) {
            return ProfileLoader.load(profile);
        }
        Map<String, String> texts = new TreeMap<>(ProfileFiles.read(profile));
        texts.putAll(files);
        Path above = temporary();
        try {
            Path folder = Files.createDirectory(above.resolve("profile"));
            texts.forEach((name, text) -> ProfileFiles.write(folder.resolve(name), text));
            return ProfileLoader.load(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Folders.delete(above);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("ioc-tried");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
