/**
 * Speed as ratios: the pipeline against the plainest ways to work off the same events, in one run, with equal results. What very
 * many open dossiers cost, and the moment at which many of them are due. And the steps of the core alone.
 */
package city.ioc.benchmarks;
