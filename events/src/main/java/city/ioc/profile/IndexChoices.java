package city.ioc.profile;

import city.ioc.events.Opt;
import city.ioc.index.Criterion;
import city.ioc.index.NoData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a city decides differently in an index that it shares with others: the block {@code index} of {@code city.yaml}. */
final class IndexChoices {
    private record Choice(String variant, YamlBlock entry) {}

    private final Map<String, Choice> variants = new LinkedHashMap<>();
    private final List<String> used = new ArrayList<>();
    @Opt
    private NoData noData;

    private IndexChoices() {}

    static IndexChoices read(YamlBlock city) {
        IndexChoices choices = new IndexChoices();
        if (city.has("index")) {
            city.block("index").ifPresent(choices::readBlock);
        }
        return choices;
    }

    private void readBlock(YamlBlock block) {
        noData = block.optional("noData", Read.oneOf(NoData.class));
        for (YamlBlock entry : block.blocks("variants")) {
            String criterion = entry.value("criterion", Read::text);
            String variant = entry.value("variant", Read::text);
            entry.refuseOthers();
            if (criterion != null && variant != null && variants.put(criterion, new Choice(variant, entry)) != null) {
                entry.problem("criterion", criterion + " has a choice already");
            }
        }
        block.refuseOthers();
    }

    /** Null when the city has no choice of its own. */
    @Opt
    NoData noData() {
        return noData;
    }

    /** A criterion with the variant that the city chose. */
    Criterion in(Criterion criterion) {
        Choice choice = variants.get(criterion.id());
        if (choice == null) {
            return criterion;
        }
        used.add(criterion.id());
        try {
            return criterion.choosing(choice.variant());
        } catch (IllegalArgumentException e) {
            choice.entry().problem("variant", e.getMessage());
            return criterion;
        }
    }

    /** Reports the choices for criteria that the index does not have. */
    void refuseUnused() {
        variants.forEach((criterion, choice) -> {
            if (!used.contains(criterion)) {
                choice.entry().problem("criterion", "there is no criterion " + criterion);
            }
        });
    }

    void refuseAll(String reason) {
        variants.forEach((criterion, choice) -> choice.entry().problem("criterion", reason));
    }
}
