/** Placeholder. */
package city.ioc.benchmarks;
