/** The cells of the pipeline in memory, and sums of them. */
package city.ioc.dashboards.cube;
