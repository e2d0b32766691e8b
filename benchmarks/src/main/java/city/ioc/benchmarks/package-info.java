/**
 * Speed as ratios: the pipeline against the plainest ways to work off the same events, in one run, with equal results. And the
 * steps of the core alone.
 */
package city.ioc.benchmarks;
