package city.ioc.profile;

import city.ioc.calendar.TimeLimit;
import java.util.Objects;

/** Reads the block {@code limits} of {@code city.yaml}; what it leaves out is as in {@link ServiceLimits#NATIONAL}. */
final class LimitsBlock {
    private LimitsBlock() {}

    static ServiceLimits read(YamlBlock city) {
        if (!city.has("limits")) {
            return ServiceLimits.NATIONAL;
        }
        return city.block("limits").map(LimitsBlock::limits).orElse(ServiceLimits.NATIONAL);
    }

    private static ServiceLimits limits(YamlBlock block) {
        ServiceLimits national = ServiceLimits.NATIONAL;
        ServiceLimits limits = new ServiceLimits(
                limit(block, "acceptance", national.acceptance()),
                limit(block, "feedbackAnswer", national.feedbackAnswer()),
                limit(block, "feedbackRefusal", national.feedbackRefusal()),
                limit(block, "feedbackPublication", national.feedbackPublication()));
        block.refuseOthers();
        return limits;
    }

    private static TimeLimit limit(YamlBlock block, String field, TimeLimit otherwise) {
        return Objects.requireNonNullElse(block.optional(field, Read::limit), otherwise);
    }
}
