package city.ioc.standalone.generations;

import city.ioc.dashboards.board.Refusal;
import city.ioc.profile.ProfileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A copy of the profile of each generation, so that it can run with its own rules after a restart: {@code ID/profile}, and beside that
 * folder the files that profiles share. Such a folder is there as long as there is anything of the generation.
 */
final class KeptProfiles {
    private static final Logger LOG = LoggerFactory.getLogger(KeptProfiles.class);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}");
    private static final String PROFILE = "profile";

    /** Being written; begun anew when it was cut short. */
    private static final String FRESH = "fresh";

    /** Being replaced; taken back when that was cut short. */
    private static final String OLD = ".old";

    private final Path folder;

    KeptProfiles(Path folder) {
        this.folder = folder;
        mend();
    }

    /** Where the copy of a generation is. */
    static Path profile(Path folder, String id) {
        return folder.resolve(id).resolve(PROFILE);
    }

    /** The generations that there is a copy for. */
    Set<String> ids() {
        return list(folder).map(each -> each.getFileName().toString()).filter(ID.asMatchPredicate()).collect(Collectors.toSet());
    }

    /** The kept profile of a generation; empty when there is none, or when this version of the code makes another generation of it. */
    Optional<LoadedProfile> load(String id) {
        Path profile = profile(folder, id);
        if (!Files.isDirectory(profile)) {
            return Optional.empty();
        }
        try {
            return Optional.of(LoadedProfile.of(profile)).filter(loaded -> loaded.generation().equals(id));
        } catch (ProfileException e) {
            LOG.warn("The kept profile of generation {} cannot be read by this version: {}", id, e.getMessage());
            return Optional.empty();
        }
    }

    /** Copies a profile to where it can be looked at, and then {@link #keep kept}. */
    LoadedProfile prepare(Path given) {
        Path profile = fresh();
        ProfileFiles.copy(given, profile);
        return LoadedProfile.of(profile);
    }

    /**
     * Lays texts over a kept profile, likewise.
     *
     * @param base null for none: the texts are all there is
     * @throws ProfileException when that is no profile
     * @throws Refusal when a name is none of a file
     */
    LoadedProfile prepare(String base, Map<String, String> texts) {
        texts.keySet().stream().filter(name -> !ProfileFiles.isName(name)).findFirst().ifPresent(name -> {
            throw Refusal.of("'%s' is not the name of a file of a profile".formatted(name));
        });
        Path profile = fresh();
        if (base != null) {
            ProfileFiles.copy(profile(folder, base), profile);
        }
        texts.forEach((name, text) -> ProfileFiles.write(profile.resolve(name), text));
        return LoadedProfile.of(profile);
    }

    /** Keeps what was prepared as the profile of a generation, in place of what was kept for it. */
    void keep(String id) {
        Path kept = folder.resolve(id);
        Path old = folder.resolve(id + OLD);
        if (Files.exists(kept)) {
            move(kept, old);
        }
        move(folder.resolve(FRESH), kept);
        Folders.delete(old);
    }

    /** Forgets a generation: the last step of removing it. */
    void forget(String id) {
        Folders.delete(folder.resolve(id));
    }

    /** After a kill. */
    private void mend() {
        Folders.delete(folder.resolve(FRESH));
        for (Path each : list(folder).toList()) {
            String name = each.getFileName().toString();
            if (name.endsWith(OLD)) {
                Path kept = folder.resolve(name.substring(0, name.length() - OLD.length()));
                if (Files.exists(kept)) {
                    Folders.delete(each);
                } else {
                    move(each, kept);
                }
            }
        }
    }

    private Path fresh() {
        Path fresh = folder.resolve(FRESH);
        Folders.delete(fresh);
        try {
            return Files.createDirectories(fresh.resolve(PROFILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

}
