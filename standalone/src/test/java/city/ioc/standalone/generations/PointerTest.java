package city.ioc.standalone.generations;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What runs, whatever was cut short: generations are called by one letter, and those in lower case run with this version of the code. */
class PointerTest {
    private static final Instant NOW = Instant.ofEpochMilli(1_000);
    private static final Instant LATER = Instant.ofEpochMilli(2_000);

    private static Pointer of(String generation, String previous, String candidate) {
        return new Pointer(
                generation, previous, candidate == null ? null : new Pointer.Candidate(candidate, 500, "lan"), 400, "minh");
    }

    private static Pointer started(String own, Pointer known, String... runnable) {
        return Pointer.atStart(own, Optional.ofNullable(known), Set.of(runnable), NOW);
    }

    @Test
    void theFirstStartPromotesItsOwn() {
        assertThat(started("a", null)).isEqualTo(new Pointer("a", null, null, 1_000, "start"));
    }

    @Test
    void theSameProfileAgainChangesNothing() {
        assertThat(started("a", of("a", "b", "c"), "a", "b", "c")).isEqualTo(of("a", "b", "c"));
    }

    @Test
    void anotherProfileIsACandidateBesideWhatIsShown() {
        assertThat(started("b", of("a", null, null), "a"))
                .isEqualTo(new Pointer("a", null, new Pointer.Candidate("b", 1_000, "profile"), 400, "minh"));
    }

    @Test
    void anotherProfileTakesThePlaceOfTheCandidate() {
        Pointer started = started("d", of("a", "b", "c"), "a", "b", "c");

        assertThat(started.names()).containsExactlyInAnyOrder("a", "b", "d");
        assertThat(started.candidate().generation()).isEqualTo("d");
    }

    @Test
    void theProfileOfTheCandidateGoesOnWithIt() {
        assertThat(started("c", of("a", "b", "c"), "a", "b", "c")).isEqualTo(of("a", "b", "c"));
    }

    /** Else each restart would undo what an operator did. */
    @Test
    void theProfileOfTheOneBeforeIsNotPromotedAgain() {
        assertThat(started("b", of("a", "b", null), "a", "b")).isEqualTo(of("a", "b", null));
    }

    @Test
    void whatThisVersionOfTheCodeMakesOtherFiguresOfIsGivenUp() {
        assertThat(started("a", of("X", "Y", "Z"))).isEqualTo(new Pointer("a", null, null, 1_000, "start"));
        assertThat(started("a", of("a", "Y", "Z"), "a")).isEqualTo(of("a", null, null));
    }

    @Test
    void whoJoinsOthersLeavesWhatTheyShow() {
        Pointer shown = new Pointer("a", "b", null, 1, "x");

        assertThat(Pointer.joining("a", Optional.empty(), NOW)).isEqualTo(Pointer.atStart("a", Optional.empty(), Set.of(), NOW));
        assertThat(Pointer.joining("a", Optional.of(shown), NOW)).isEqualTo(shown);
        assertThat(Pointer.joining("b", Optional.of(shown), NOW)).isEqualTo(shown);
        assertThat(Pointer.joining("c", Optional.of(shown), NOW)).isEqualTo(shown.withCandidate("c", NOW, Pointer.PROFILE));
    }

    @Test
    void theWayBackIsWhatWasShown() {
        assertThat(of("a", "b", "c").promoting("c", LATER, "hoa")).isEqualTo(new Pointer("c", "a", null, 2_000, "hoa"));
        assertThat(of("c", "a", null).promoting("a", LATER, "hoa")).isEqualTo(new Pointer("a", "c", null, 2_000, "hoa"));
    }

    @Test
    void goingBackLeavesTheCandidate() {
        assertThat(of("a", "b", "c").promoting("b", LATER, "hoa").names()).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void removingLeavesTheOthers() {
        assertThat(of("a", "b", "c").without("b")).isEqualTo(of("a", null, "c"));
        assertThat(of("a", "b", "c").without("c")).isEqualTo(of("a", "b", null));
    }

    @Test
    void isReadAsItWasWritten() {
        for (Pointer pointer : List.of(of("a", "b", "c"), of("a", null, null))) {
            assertThat(PointerFormat.decode(PointerFormat.encode(pointer))).isEqualTo(pointer);
        }
        assertThat(new String(PointerFormat.encode(of("a", "b", "c"))))
                .isEqualTo("{\"generation\":\"a\",\"previous\":\"b\",\"candidate\":{\"generation\":\"c\",\"since\":500,\"by\":\"lan\"},"
                        + "\"promotedAt\":400,\"by\":\"minh\"}");
    }

    @Test
    void aFieldOfALaterVersionIsPassedOver() {
        assertThat(PointerFormat.decode("{\"generation\":\"a\",\"promotedAt\":400,\"by\":\"minh\",\"colour\":1}".getBytes()))
                .isEqualTo(of("a", null, null));
    }

    /** What a process leaves: the latest record, and the generations of which there is something. */
    private static final class Left {
        private Pointer record;
        private final Set<String> kept = new HashSet<>();

        Left(Pointer record, String... kept) {
            this.record = record;
            this.kept.addAll(List.of(kept));
        }

        Left copy() {
            return new Left(record, kept.toArray(String[]::new));
        }
    }

    /** A change as it is carried out: each step is whole or not at all. */
    private record Change(String name, String own, Left before, List<Runnable> steps, Left world, Set<String> end) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Change change(String name, String own, Left world, List<Runnable> steps, String... end) {
        return new Change(name, own, world.copy(), steps, world, Set.of(end));
    }

    static Stream<Change> changes() {
        Left started = new Left(of("a", "b", "c"), "a", "b", "c");
        Left promoted = new Left(of("a", "b", "c"), "a", "b", "c");
        Left back = new Left(of("a", "b", null), "a", "b");
        Left removed = new Left(of("a", "b", null), "a", "b");
        return Stream.of(
                change(
                        "start d in place of c",
                        "a",
                        started,
                        List.of(
                                () -> started.kept.add("d"),
                                () -> started.record = started.record.withCandidate("d", LATER, "lan"),
                                () -> started.kept.remove("c")),
                        "a", "b", "d"),
                change(
                        "promote c",
                        "a",
                        promoted,
                        List.of(
                                () -> promoted.record = promoted.record.promoting("c", LATER, "lan"),
                                () -> promoted.kept.remove("b")),
                        "c", "a"),
                change("go back to b", "a", back, List.of(() -> back.record = back.record.promoting("b", LATER, "lan")), "b", "a"),
                change(
                        "remove b",
                        "a",
                        removed,
                        List.of(() -> removed.record = removed.record.without("b"), () -> removed.kept.remove("b")),
                        "a"));
    }

    /** Killed after any step, a start finds what was before the change or what is after it, and nothing in between. */
    @ParameterizedTest
    @MethodSource("changes")
    void aKillAtAnyMomentLeavesTheStateBeforeOrAfter(Change change) {
        for (int done = 0; done <= change.steps().size(); done++) {
            if (done > 0) {
                change.steps().get(done - 1).run();
            }
            Left left = change.world();
            Pointer start = Pointer.atStart(change.own(), Optional.of(left.record), left.kept, NOW);

            assertThat(start.names()).as("after %d steps", done).isIn(change.before().record.names(), change.end());
            assertThat(start).as("nobody promotes or starts anything at a start").isEqualTo(left.record);
            assertThat(left.kept).as("what runs has its profile").containsAll(start.names());
        }
        assertThat(change.world().record.names()).isEqualTo(change.end());
        assertThat(change.world().kept).isEqualTo(change.end());
    }
}
