/**
 * A second, independent computation of every figure, for tests only. It follows {@code docs/reference/figures.md}, and of
 * {@code alerts.md} what makes an episode, by plain loops
 * over all events and shares no code with the pipeline. With it come a generator of nasty histories and cases worked by hand.
 */
package city.ioc.oracle;
