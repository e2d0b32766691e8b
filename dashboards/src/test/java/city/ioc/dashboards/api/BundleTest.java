package city.ioc.dashboards.api;

import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BundleTest {
    @Test
    void eachModuleIsAFunctionAfterThoseThatItImports() {
        String bundle = Bundle.of(
                Map.of(
                        "app.js", "import {one, Two} from './parts/a.js';\nimport {three} from './b.js';\none(three);\n",
                        "parts/a.js", "import {three} from '../b.js';\nexport function one() {}\nexport class Two {}\nconst own = three;\n",
                        "b.js", "export const three = 3;\n"),
                "app.js");

        assertThat(bundle).isEqualTo("""
                // b.js
                const module_b_js = (() => {
                const three = 3;
                return {three};
                })();

                // parts/a.js
                const module_parts_a_js = (() => {
                const {three} = module_b_js;
                function one() {}
                class Two {}
                const own = three;
                return {one, Two};
                })();

                // app.js
                const module_app_js = (() => {
                const {one, Two} = module_parts_a_js;
                const {three} = module_b_js;
                one(three);
                return {};
                })();
                """);
    }

    @Test
    void aModuleThatNothingImportsIsLeftOut() {
        assertThat(Bundle.of(Map.of("app.js", "go();\n", "theme.js", "other();\n"), "app.js")).doesNotContain("other");
    }

    @Test
    void aCircleAndAMissingModuleAreToldWithTheWayToThem() {
        Map<String, String> circle = Map.of(
                "app.js", "import {a} from './a.js';\n", "a.js", "import {b} from './b.js';\n", "b.js", "import {a} from './a.js';\n");
        assertThatThrownBy(() -> Bundle.of(circle, "app.js")).hasMessageEndingWith("in a circle: app.js → a.js → b.js → a.js");
        assertThatThrownBy(() -> Bundle.of(Map.of("app.js", "import {a} from './a.js';\n"), "app.js"))
                .hasMessageEndingWith("is missing: app.js → a.js");
    }
}
