package city.ioc.dashboards.index;

import city.ioc.core.GrainPolicy;
import city.ioc.dashboards.Testing;
import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.Health;
import city.ioc.dashboards.cases.CaseTable;
import city.ioc.dashboards.feed.FeedStatus;
import city.ioc.dashboards.figures.Figures;
import city.ioc.index.IndexDefinition;
import city.ioc.index.IndexGroup;
import city.ioc.index.NoData;
import city.ioc.kpi.GivenFigures;
import city.ioc.profile.CityProfile;
import city.ioc.profile.ProfileLoader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Boards of Cần Thơ with other figures, choices and cases. */
final class IndexBoards {
    static final CityProfile CAN_THO = ProfileLoader.load(Path.of("..", "profiles", "cantho"));

    private IndexBoards() {}

    static CityProfile with(GivenFigures given, IndexDefinition index) {
        return new CityProfile(
                CAN_THO.id(),
                CAN_THO.name(),
                CAN_THO.earliest(),
                CAN_THO.rules(),
                CAN_THO.units(),
                CAN_THO.procedures(),
                CAN_THO.kpis(),
                CAN_THO.map(),
                given,
                Optional.of(index));
    }

    static IndexDefinition sharedIndex() {
        return CAN_THO.index().orElseThrow();
    }

    static IndexDefinition with(NoData noData) {
        IndexDefinition index = sharedIndex();
        return new IndexDefinition(
                index.id(), index.name(), noData, index.rounding(), index.versions(), index.groups(), index.bands());
    }

    static IndexDefinition choosing(String criterion, String variant) {
        IndexDefinition index = sharedIndex();
        List<IndexGroup> groups = index.groups().stream()
                .map(group -> new IndexGroup(
                        group.id(),
                        group.name(),
                        group.points(),
                        group.criteria().stream()
                                .map(each -> each.id().equals(criterion) ? each.choosing(variant) : each)
                                .toList()))
                .toList();
        return new IndexDefinition(
                index.id(), index.name(), index.noData(), index.rounding(), index.versions(), groups, index.bands());
    }

    static Board board(CityProfile profile, List<CaseTable.Case> cases, Instant now) {
        Clock clock = Clock.fixed(now, Testing.ZONE);
        Figures figures = new Figures(Testing.ZONE, profile.rules().alerts());
        figures.applyCases(cases);
        figures.applyCells(Testing.cells(cases));
        FeedStatus fresh = new FeedStatus(true, now, now, 1, 0, null);
        Health health = new Health(() -> fresh, List.of(), Duration.ofSeconds(15), clock);
        return new Board(profile, GrainPolicy.standard(Testing.ZONE), figures, health, clock);
    }
}
