package city.ioc.kpi;

import city.ioc.events.Opt;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** All figures that the profile gives; of one id and unit at most one is valid on a day. */
public record GivenFigures(List<GivenFigure> all) {
    public static final GivenFigures NONE = new GivenFigures(List.of());

    /** @throws IllegalArgumentException when two of one id and unit overlap */
    public GivenFigures {
        all = List.copyOf(all);
        for (int i = 0; i < all.size(); i++) {
            if (clash(all.get(i), all.subList(0, i)).isPresent()) {
                throw new IllegalArgumentException(all.get(i).id() + " is given twice for the same days");
            }
        }
    }

    /** One of the others that is for the same unit and days. */
    public static Optional<GivenFigure> clash(GivenFigure figure, List<GivenFigure> others) {
        return others.stream()
                .filter(other -> other.id().equals(figure.id())
                        && Objects.equals(other.unit(), figure.unit())
                        && other.validity().overlaps(figure.validity()))
                .findFirst();
    }

    /** The one for exactly this unit, null for the one without unit, that is valid on a day. */
    public Optional<GivenFigure> find(String id, @Opt String unit, LocalDate day) {
        return all.stream()
                .filter(each -> each.id().equals(id)
                        && Objects.equals(each.unit(), unit)
                        && each.validity().contains(day))
                .findFirst();
    }
}
