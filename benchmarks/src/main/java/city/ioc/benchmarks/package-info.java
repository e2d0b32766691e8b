/** Speed as ratios: the pipeline against the plainest loop over the same events, in one run, with equal results. */
package city.ioc.benchmarks;
